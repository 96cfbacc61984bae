/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.connection;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import org.jsoa.untrusted.SafeLogger;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Warns if a server may evict keys when its memory is full. All lists have an expiry, hence it may evict queues, and the
 * messages that services have in flight. Each change is logged once.
 *
 * <p>Only one thread at a time may use it.
 *
 * @since 0.1
 */
public final class EvictionCheck {

    private static final String POLICY = "maxmemory_policy:";
    private static final String NO_EVICTION = "noeviction";
    private static final Logger LOG = SafeLogger.of(EvictionCheck.class);

    private final String server;
    private String known = NO_EVICTION;

    /**
     * Creates a check.
     *
     * @param server the name of the server, for the log
     */
    public EvictionCheck(String server) {
        this.server = server;
    }

    /**
     * Asks for the policy. A user with restricted rights is not asked for more rights: then nothing is checked.
     *
     * @param connection a connection on which nothing is queued
     */
    public void check(RedisConnection connection) {
        if (connection.server().access().credentials().user() != null) {
            return;
        }
        connection.write(Command.INFO, RedisConnection.bytes("memory"));
        String policy = NO_EVICTION;
        try {
            if (connection.read() instanceof byte[] info) {
                policy = policyIn(new String(info, StandardCharsets.UTF_8));
            }
        } catch (JedisDataException e) {
            LOG.log(Level.DEBUG, "Redis does not tell its eviction policy", e);
        }
        if (!policy.equals(known) && !policy.equals(NO_EVICTION)) {
            LOG.log(
                    Level.WARNING,
                    "Redis at {0} may drop queues and messages in flight when its memory is full: its maxmemory-policy is"
                            + " {1}, and should be noeviction",
                    server,
                    policy);
        }
        known = policy;
    }

    /** Returns the policy in the result of INFO. A server without a limit of memory evicts nothing. */
    private static String policyIn(String info) {
        return info.lines().anyMatch("maxmemory:0"::equals)
                ? NO_EVICTION
                : info.lines()
                        .filter(line -> line.startsWith(POLICY))
                        .map(line -> line.substring(POLICY.length()))
                        .findFirst()
                        .orElse(NO_EVICTION);
    }
}
