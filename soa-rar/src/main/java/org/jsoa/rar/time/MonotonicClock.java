/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.time;

/**
 * Measures elapsed time. It is not affected by changes of the wall clock. Only differences of two values have a meaning.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface MonotonicClock {

    /** The clock of the Java virtual machine. */
    MonotonicClock SYSTEM = System::nanoTime;

    /**
     * Returns the current value.
     *
     * @return nanoseconds since an arbitrary origin; may be negative
     */
    long nanoTime();
}
