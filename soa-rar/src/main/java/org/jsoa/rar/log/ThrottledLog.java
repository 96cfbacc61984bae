/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.log;

import java.util.concurrent.TimeUnit;
import org.jsoa.rar.time.MonotonicClock;

/**
 * Limits how often an event is logged: one line in ten seconds, with the number of events since the previous line. Clients can
 * cause some events at any rate. Safe for use by many threads.
 *
 * @since 0.1
 */
public final class ThrottledLog {

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final MonotonicClock clock;
    private long count;
    private long next;

    /**
     * Creates a log for one kind of event. The first event is logged at once.
     *
     * @param clock measures the time between lines
     */
    public ThrottledLog(MonotonicClock clock) {
        this.clock = clock;
        this.next = clock.nanoTime();
    }

    /**
     * Counts an event.
     *
     * @return the number of events since the last line if another line is due, otherwise 0
     */
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
