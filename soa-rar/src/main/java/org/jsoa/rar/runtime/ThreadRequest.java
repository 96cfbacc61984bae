/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.runtime;

import java.util.concurrent.atomic.AtomicReference;

/**
 * A task that waits for a thread. It runs at most once, on the first thread that takes it, unless it is cancelled before.
 *
 * @since 0.1
 */
public final class ThreadRequest {

    /** Null once a thread has taken the task: a server may keep the request for long, and must not keep an application with it. */
    private final AtomicReference<Runnable> task;

    /**
     * Creates a request.
     *
     * @param task the task
     */
    public ThreadRequest(Runnable task) {
        this.task = new AtomicReference<>(task);
    }

    /**
     * Runs the task on the calling thread, if it still waits.
     *
     * @return whether this call ran the task
     */
    public boolean run() {
        Runnable taken = task.getAndSet(null);
        if (taken == null) {
            return false;
        }
        taken.run();
        return true;
    }

    /**
     * Cancels the request.
     *
     * @return whether the task will never run; false if a thread has taken it
     */
    public boolean cancel() {
        return task.getAndSet(null) != null;
    }

    /**
     * Returns whether the task still waits.
     *
     * @return false once a thread has taken the task, or it was cancelled
     */
    public boolean isWaiting() {
        return task.get() != null;
    }
}
