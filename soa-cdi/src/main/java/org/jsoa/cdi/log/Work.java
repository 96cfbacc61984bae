/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

/**
 * A task that may fail.
 *
 * @param <T> the type of the result
 * @param <X> the type of the exceptions
 * @since 0.1
 */
@FunctionalInterface
public interface Work<T, X extends Throwable> {

    /**
     * Runs the task.
     *
     * @return the result
     * @throws X if it fails
     */
    T run() throws X;
}
