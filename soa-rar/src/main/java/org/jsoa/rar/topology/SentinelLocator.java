/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.topology;

import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoa.rar.connection.ConnectionOptions;
import org.jsoa.rar.connection.FailureMessages;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;
import redis.clients.jedis.Protocol.Command;

/**
 * Finds a master by asking Sentinels. The Sentinel that responded last is asked first.
 *
 * @since 0.1
 */
public final class SentinelLocator implements MasterLocator {

    /** Short, because other Sentinels can be asked. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final String service;
    private final List<RedisAddress> sentinels;
    private final ConnectionOptions access;
    private final OutageLog outages;
    private volatile int first;
    private volatile RedisAddress latest;

    /**
     * Creates a locator.
     *
     * @param service the name of the master among Sentinels
     * @param sentinels the addresses of the Sentinels
     * @param access the options of connections to the master
     */
    public SentinelLocator(String service, List<RedisAddress> sentinels, ConnectionOptions access) {
        this.service = service;
        this.sentinels = List.copyOf(sentinels);
        this.access = access;
        this.outages = new OutageLog(name());
    }

    @Override
    public RedisAddress locate() throws RedisException.NotSent {
        List<String> failures = new ArrayList<>();
        // Several connections may be made at the same time.
        int start = first;
        for (int i = 0; i < sentinels.size(); i++) {
            int number = (start + i) % sentinels.size();
            RedisAddress sentinel = sentinels.get(number);
            try {
                RedisAddress found = ask(sentinel);
                if (found != null) {
                    first = number;
                    return found;
                }
                failures.add(sentinel.address() + " does not know it");
            } catch (RuntimeException e) {
                // The response of a server that is no Sentinel may have any form.
                failures.add(sentinel.address() + " does not respond: " + FailureMessages.of(e));
            }
        }
        throw new RedisException.NotSent("no Sentinel returned its address; " + String.join("; ", failures), null);
    }

    /** Returns the address of the master that a Sentinel names, or null if it does not know the master. */
    private RedisAddress ask(RedisAddress sentinel) {
        RedisAddress impatient =
                sentinel.withTimeouts(sentinel.access().timeouts().atMost(PATIENCE));
        try (RedisConnection connection =
                RedisConnection.open(impatient, impatient.access().timeouts().response())) {
            connection.write(Command.SENTINEL, bytes("GET-MASTER-ADDR-BY-NAME"), bytes(service));
            return connection.read() instanceof List<?> address
                    ? new RedisAddress(text(address.get(0)), Integer.parseInt(text(address.get(1))), access)
                    : null;
        }
    }

    private static String text(Object value) {
        return new String((byte[]) value, StandardCharsets.UTF_8);
    }

    @Override
    public void found(RedisAddress server) {
        latest = server;
    }

    @Override
    public boolean hasLeft(RedisAddress server) {
        return !server.equals(latest);
    }

    @Override
    public OutageLog outages() {
        return outages;
    }

    @Override
    public boolean mayBeReplica() {
        return true;
    }

    @Override
    public ConnectionOptions.Timeouts timeouts() {
        return access.timeouts();
    }

    @Override
    public String name() {
        return service + " of Sentinel "
                + sentinels.stream().map(RedisAddress::address).collect(Collectors.joining(", "));
    }
}
