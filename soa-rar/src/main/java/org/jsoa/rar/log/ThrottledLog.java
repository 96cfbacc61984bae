/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.log;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Keeps what others can make happen as often as they like from filling the log: it gets one line in ten seconds, which tells
 * how often it happened since the one before.
 */
public final class ThrottledLog {

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final LongSupplier nanoTime;
    private long count;
    private long next;

    public ThrottledLog() {
        this(System::nanoTime);
    }

    /** Tells the time as {@link System#nanoTime} does. */
    public ThrottledLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.next = nanoTime.getAsLong();
    }

    /** Counts one; returns how many there were since the last line if it is time for another, otherwise 0. */
    public synchronized long count() {
        count++;
        long now = nanoTime.getAsLong();
        if (now - next < 0) {
            return 0;
        }
        long counted = count;
        count = 0;
        next = now + PAUSE_NANOS;
        return counted;
    }
}
