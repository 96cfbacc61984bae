/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Limits how often an event is logged: one line in ten seconds, with the number of events since the previous line. Safe for use by many
 * threads.
 *
 * @since 0.1
 */
public final class ThrottledLog {

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final LongSupplier clock;
    private long count;
    private long next;

    /**
     * Creates a log for one kind of event. The first event is logged at once.
     *
     * @param clock a monotonic clock, in nanoseconds
     */
    public ThrottledLog(LongSupplier clock) {
        this.clock = clock;
        this.next = clock.getAsLong();
    }

    /**
     * Counts an event.
     *
     * @return the number of events since the last line if another line is due, otherwise 0
     */
    public synchronized long count() {
        count++;
        long now = clock.getAsLong();
        if (now - next < 0) {
            return 0;
        }
        long counted = count;
        count = 0;
        next = now + PAUSE_NANOS;
        return counted;
    }
}
