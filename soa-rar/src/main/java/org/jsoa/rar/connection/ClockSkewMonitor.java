/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.connection;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Compares our clock with that of Redis, which all callers and services of it can be compared with: messages carry the moment
 * at which they expire, and whose clock is wrong sends messages that live too long or are dropped at once. What to do about
 * it is left to people; each change is logged once.
 */
public final class ClockSkewMonitor {

    /** What clocks that are kept right never differ by. */
    static final Duration TOLERANCE = Duration.ofSeconds(2);

    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final Logger LOG = System.getLogger(ClockSkewMonitor.class.getName());

    private final Clock clock;
    private final String server;
    private Duration reported = Duration.ZERO;
    private long next;

    public ClockSkewMonitor(Clock clock, String server) {
        this.clock = clock;
        this.server = server;
    }

    /** Compares the clocks, if that was not done for some minutes. */
    public void compareNowAndThen(RedisConnection link) {
        if (System.nanoTime() - next >= 0) {
            compare(link);
        }
    }

    /** Compares the clocks. */
    public void compare(RedisConnection link) {
        next = System.nanoTime() + INTERVAL.toNanos();
        try {
            news(difference(link)).ifPresent(news -> LOG.log(reported.isZero() ? Level.INFO : Level.WARNING, news));
        } catch (JedisDataException e) {
            LOG.log(Level.DEBUG, "Redis does not tell its time", e);
        }
    }

    /** Returns how far our clock is ahead, less what the answer may have taken. */
    Duration difference(RedisConnection link) {
        Instant asked = clock.instant();
        link.write(Command.TIME);
        List<?> time = (List<?>) link.read();
        Instant told = Instant.ofEpochSecond(number(time.get(0)), number(time.get(1)) * 1_000);
        Instant answered = clock.instant();
        if (told.isBefore(asked)) {
            return Duration.between(told, asked);
        }
        return told.isAfter(answered) ? Duration.between(told, answered) : Duration.ZERO;
    }

    private static long number(Object answer) {
        return Long.parseLong(new String((byte[]) answer, StandardCharsets.US_ASCII));
    }

    /** Returns what is to be said about a difference; empty if that was said already. */
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
                + ": set whichever is wrong, or messages expire too early or too late");
    }
}
