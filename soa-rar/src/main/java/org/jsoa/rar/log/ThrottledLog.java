/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.log;

import java.util.concurrent.TimeUnit;
import org.jsoa.rar.time.MonotonicClock;

/**
 * Keeps what others can make happen as often as they like from filling the log: it gets one line in ten seconds, which tells
 * how often it happened since the one before.
 */
public final class ThrottledLog {

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final MonotonicClock clock;
    private long count;
    private long next;

    /** Creates a log on the clock of the Java virtual machine. */
    public ThrottledLog() {
        this(MonotonicClock.SYSTEM);
    }

    /**
     * Creates a log without a line yet.
     *
     * @param clock measures the pauses between lines
     */
    public ThrottledLog(MonotonicClock clock) {
        this.clock = clock;
        this.next = clock.nanoTime();
    }

    /** Counts one; returns how many there were since the last line if it is time for another, otherwise 0. */
    public synchronized long count() {
        count++;
        long now = clock.nanoTime();
        if (now - next < 0) {
            return 0;
        }
        long counted = count;
        count = 0;
        next = now + PAUSE_NANOS;
        return counted;
    }
}
