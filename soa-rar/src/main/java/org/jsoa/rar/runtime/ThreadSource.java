/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.runtime;

/**
 * Gives a thread to each task.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ThreadSource {

    /**
     * Asks for a thread for a task. Never fails and never waits: the task gets a thread as soon as there is one.
     *
     * @param task the task
     * @return the request, which can be cancelled until the task begins
     */
    ThreadRequest request(Runnable task);
}
