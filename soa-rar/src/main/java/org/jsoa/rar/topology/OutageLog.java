/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.topology;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jsoa.rar.connection.FailureMessages;
import org.jsoa.untrusted.SafeLogger;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Logs the outages of one server: one line when it is lost and one when it is back, however many connections notice. During an
 * outage each further reason is told once. Safe for use by many threads.
 *
 * <p>The lock is held while a line is written. Otherwise two threads could write the end of an outage before its beginning.
 *
 * @since 0.1
 */
public final class OutageLog {

    /** Reasons may vary without end, for example if they have port numbers. */
    private static final int MAX_REASONS = 8;

    /** A connection that is still refused is refused again within this time, because it tries about every second. */
    private static final long RECENT_NANOS = Duration.ofSeconds(2).toNanos();

    /** A connection to the server. Two users are never equal. */
    interface User {

        /** Returns what the connection is for, for the log. */
        String purpose();
    }

    private static final Logger LOG = SafeLogger.of(OutageLog.class);

    private final String server;

    /**
     * The connections that have failed since their last command was answered, each with the time of its last refusal; with
     * an old time if no command was refused.
     */
    private final IdentityHashMap<User, Long> failing = new IdentityHashMap<>();

    private final Set<String> reasons = new HashSet<>();
    private boolean reachedBefore;
    private boolean wasLost;
    private long backSince;

    /**
     * Creates the log of a server that was not reached yet.
     *
     * @param server the name of the server
     */
    public OutageLog(String server) {
        this(server, false);
    }

    OutageLog(String server, boolean reachedBefore) {
        this.server = server;
        this.reachedBefore = reachedBefore;
    }

    /**
     * Records a failure. A failure of something that began before the end of the last outage belongs to that outage.
     *
     * @param connection the connection that failed
     * @param cause what failed
     * @param begun when the attempt or the command began
     * @param now the time, on the same clock
     */
    synchronized void failed(User connection, Throwable cause, long begun, long now) {
        if (reasons.isEmpty() && wasLost && begun - backSince <= 0) {
            return;
        }
        failing.put(connection, cause instanceof JedisDataException ? now : now - RECENT_NANOS);
        boolean first = reasons.isEmpty();
        String reason = FailureMessages.of(cause);
        if (reasons.size() < MAX_REASONS && reasons.add(reason)) {
            String line = first
                    ? (reachedBefore ? "lost Redis at {0}" : "cannot reach Redis at {0}")
                            + " ({1}), will try again: {2}"
                    : "Redis at {0} is still lost ({1}), now for this reason: {2}";
            LOG.log(Level.WARNING, line, server, connection.purpose(), reason);
        }
    }

    /**
     * Records that a connection that had failed got a result. The server is back, unless it still refuses commands of other
     * connections.
     *
     * @param connection the connection
     * @param now the time
     * @return whether there is no outage any more; otherwise the connection must report its next result too
     */
    synchronized boolean answered(User connection, long now) {
        failing.remove(connection);
        if (!reasons.isEmpty()) {
            for (Long refusal : failing.values()) {
                if (now - refusal < RECENT_NANOS) {
                    return false;
                }
            }
            end(now);
            LOG.log(Level.INFO, "Redis at {0} is back ({1})", server, connection.purpose());
        }
        reachedBefore = true;
        return true;
    }

    private void end(long now) {
        failing.clear();
        reasons.clear();
        wasLost = true;
        backSince = now;
    }

    /** Forgets a connection that is closed for good. */
    synchronized void closed(User connection, long now) {
        if (failing.remove(connection) != null && failing.isEmpty()) {
            end(now);
        }
    }
}
