/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.supervision;

/**
 * A loop with a thread of its own that must go on until its owner is closed. {@link Supervisor} runs it again whatever it throws.
 *
 * @since 0.1
 */
public interface SupervisedTask {

    /**
     * Runs until the owner is closed. May return earlier if the server interrupts the thread. The task then gets another thread.
     * May throw anything.
     */
    void run();

    /**
     * Prepares the next {@link #run} after a failed one. The failure may have come from any line. A connection on which a result
     * may be unread must be closed here. Must not wait for Redis.
     *
     * @param failure what the run has thrown
     */
    void recover(Throwable failure);

    /**
     * Returns whether the task has nothing more to do.
     *
     * @return whether the owner is closed; the task is not run again then
     */
    boolean isEnded();
}
