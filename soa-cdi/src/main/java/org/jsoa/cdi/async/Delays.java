/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.async;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs short tasks after a time, on one thread that ends when there are none. The thread of the JDK's own timer lives as long as the
 * process, and would keep the class loader of the application that used the timer first.
 */
final class Delays {

    private static final long IDLE_MILLIS = 500;

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "delays of calls");
        thread.setDaemon(true);
        return thread;
    });

    Delays() {
        timer.setKeepAliveTime(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        timer.allowCoreThreadTimeOut(true);
        timer.setRemoveOnCancelPolicy(true);
    }

    /**
     * Runs a task after a time.
     *
     * @param task must neither block nor throw
     * @return a task that prevents this if it has not happened yet
     */
    Runnable after(Duration time, Runnable task) {
        return cancelling(timer.schedule(task, time.toNanos(), TimeUnit.NANOSECONDS));
    }

    private static Runnable cancelling(Future<?> scheduled) {
        return () -> scheduled.cancel(false);
    }
}
