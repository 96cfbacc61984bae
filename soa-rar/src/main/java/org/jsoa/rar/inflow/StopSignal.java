/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jsoa.rar.time.MonotonicClock;

/** Signals that something ends. Pauses of its threads end when the signal is given. */
final class StopSignal {

    private final CountDownLatch given = new CountDownLatch(1);
    private volatile Deadline deadline;

    private record Deadline(long nanos, MonotonicClock clock) {

        long left() {
            return nanos - clock.nanoTime();
        }
    }

    void give() {
        given.countDown();
    }

    /**
     * Gives the signal at some time.
     *
     * @param nanos the time on the clock
     */
    void giveAt(long nanos, MonotonicClock clock) {
        deadline = new Deadline(nanos, clock);
    }

    boolean isGiven() {
        Deadline end = deadline;
        return given.getCount() == 0 || (end != null && end.left() <= 0);
    }

    /** Returns whether this thread is to end: the signal was given, or the server interrupts it. */
    boolean endsThisThread() {
        return isGiven() || Thread.currentThread().isInterrupted();
    }

    /**
     * Waits until the time has passed or this thread is to end.
     *
     * @return whether the thread may go on
     */
    boolean pause(Duration duration) {
        try {
            Deadline end = deadline;
            long nanos = end == null ? duration.toNanos() : Math.min(duration.toNanos(), end.left());
            return !given.await(nanos, TimeUnit.NANOSECONDS) && !isGiven();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
