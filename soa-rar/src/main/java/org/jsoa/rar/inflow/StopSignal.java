/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The signal that an activation ends. Pauses of its threads wait for the signal, and end when it is given. */
final class StopSignal {

    private final CountDownLatch given = new CountDownLatch(1);

    void give() {
        given.countDown();
    }

    boolean isGiven() {
        return given.getCount() == 0;
    }

    /** Tells whether this thread is to end: the signal was given, or the server interrupts it. */
    boolean endsThisThread() {
        return isGiven() || Thread.currentThread().isInterrupted();
    }

    /**
     * Waits, unless and until this thread is to end.
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
