/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Signals that an activation ends. Pauses of its threads end when the signal is given. */
final class StopSignal {

    private final CountDownLatch given = new CountDownLatch(1);

    void give() {
        given.countDown();
    }

    boolean isGiven() {
        return given.getCount() == 0;
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
            return !given.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
