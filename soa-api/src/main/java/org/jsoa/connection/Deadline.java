/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.connection;

import java.time.Duration;

/**
 * The moment at which a caller stops waiting, on the clock of {@link System#nanoTime()}. A change of the wall clock does not move it. It
 * has a meaning only within one process.
 *
 * @param nanoTime the value of {@link System#nanoTime()} at that moment
 * @since 0.1
 */
public record Deadline(long nanoTime) {

    /** Differences of two moments fit into a {@code long} with room to spare, because no moment is farther away than this. */
    private static final Duration FARTHEST = Duration.ofDays(36_500);

    private static final Duration LONGEST_AGO = FARTHEST.negated();

    /**
     * Returns the deadline a time from now.
     *
     * @param time the time; may be negative. Times over a hundred years count as a hundred years.
     * @return the deadline
     */
    public static Deadline in(Duration time) {
        return in(time, System.nanoTime());
    }

    /**
     * Returns the deadline a time after a moment.
     *
     * @param time the time; may be negative. Times over a hundred years count as a hundred years.
     * @param now the moment, as {@link System#nanoTime()} tells it
     * @return the deadline
     */
    public static Deadline in(Duration time, long now) {
        return new Deadline(now + nanos(time));
    }

    private static long nanos(Duration time) {
        if (time.compareTo(FARTHEST) > 0) {
            return FARTHEST.toNanos();
        }
        return time.compareTo(LONGEST_AGO) < 0 ? LONGEST_AGO.toNanos() : time.toNanos();
    }

    /**
     * Returns an earlier deadline.
     *
     * @param time how much earlier
     * @return the deadline
     */
    public Deadline minus(Duration time) {
        return new Deadline(nanoTime - nanos(time));
    }

    /**
     * Returns the time left.
     *
     * @return the time; zero or negative once the moment has come
     */
    public Duration left() {
        return left(System.nanoTime());
    }

    /**
     * Returns the time left at a moment.
     *
     * @param now the moment, as {@link System#nanoTime()} tells it
     * @return the time; zero or negative once the deadline has come
     */
    public Duration left(long now) {
        return Duration.ofNanos(nanoTime - now);
    }

    /**
     * Returns whether this deadline comes before another.
     *
     * @param other the other deadline; null for none
     * @return whether it is earlier
     */
    public boolean isBefore(Deadline other) {
        return other == null || nanoTime - other.nanoTime < 0;
    }
}
