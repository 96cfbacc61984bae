/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.connection;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.untrusted.SafeLogger;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Compares the clock of this machine with that of Redis, the clock that all callers and services have in common. Messages carry
 * the time at which they expire: a machine with a wrong clock sends messages that live too long or are dropped at once. Each
 * change of the difference is logged once. The administrator must correct a wrong clock.
 *
 * <p>Only one thread at a time may use it.
 *
 * @since 0.1
 */
public final class ClockSkewMonitor {

    /** Synchronized clocks differ by less than this. */
    static final Duration TOLERANCE = Duration.ofSeconds(2);

    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final Logger LOG = SafeLogger.of(ClockSkewMonitor.class);

    private final InstantSource wallClock;
    private final MonotonicClock clock;
    private final String server;
    private Duration reported = Duration.ZERO;
    private long next;

    /**
     * Creates a monitor.
     *
     * @param wallClock the clock of this machine
     * @param clock measures the time between two comparisons
     * @param server the name of the Redis server, for the log
     */
    public ClockSkewMonitor(InstantSource wallClock, MonotonicClock clock, String server) {
        this.wallClock = wallClock;
        this.clock = clock;
        this.server = server;
    }

    /**
     * Compares the clocks, unless they were compared in the last minutes.
     *
     * @param connection a connection on which nothing is queued
     */
    public void compareNowAndThen(RedisConnection connection) {
        if (clock.nanoTime() - next >= 0) {
            compare(connection);
        }
    }

    /**
     * Compares the clocks.
     *
     * @param connection a connection on which nothing is queued
     */
    public void compare(RedisConnection connection) {
        next = clock.nanoTime() + INTERVAL.toNanos();
        try {
            news(difference(connection))
                    .ifPresent(news -> LOG.log(reported.isZero() ? Level.INFO : Level.WARNING, news));
        } catch (JedisDataException e) {
            LOG.log(Level.DEBUG, "Redis does not tell its time", e);
        }
    }

    /** Returns how far the clock of this machine is ahead, less the time that the exchange may have taken. */
    Duration difference(RedisConnection connection) {
        Instant asked = wallClock.instant();
        connection.write(Command.TIME);
        List<?> time = (List<?>) connection.read();
        Instant told = Instant.ofEpochSecond(number(time.get(0)), number(time.get(1)) * 1_000);
        Instant received = wallClock.instant();
        if (told.isBefore(asked)) {
            return Duration.between(told, asked);
        }
        return told.isAfter(received) ? Duration.between(told, received) : Duration.ZERO;
    }

    private static long number(Object value) {
        return Long.parseLong(new String((byte[]) value, StandardCharsets.US_ASCII));
    }

    /** Returns the line to log about a difference; empty if it was logged already. */
    Optional<String> news(Duration difference) {
        if (difference.minus(reported).abs().compareTo(TOLERANCE) <= 0) {
            return Optional.empty();
        }
        if (difference.abs().compareTo(TOLERANCE) <= 0) {
            reported = Duration.ZERO;
            return Optional.of("the clock of this machine agrees with that of Redis at " + server + " again");
        }
        reported = difference;
        return Optional.of("the clock of this machine is " + difference.abs().toSeconds() + " s "
                + (difference.isNegative() ? "behind" : "ahead of") + " that of Redis at " + server
                + ": correct the wrong one, or messages expire too early or too late");
    }
}
