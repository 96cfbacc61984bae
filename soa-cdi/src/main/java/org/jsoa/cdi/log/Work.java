/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

/**
 * Something to do that may fail.
 *
 * @param <T> what it gives
 * @param <X> what it may throw
 * @since 0.1
 */
@FunctionalInterface
public interface Work<T, X extends Throwable> {

    /**
     * Does it.
     *
     * @return what it gives
     * @throws X if it fails
     */
    T run() throws X;
}
