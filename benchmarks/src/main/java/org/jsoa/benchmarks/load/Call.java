/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.load;

/** One caller of an echo: sends a body, waits for it to come back and checks it. Used by one thread. */
@FunctionalInterface
public interface Call extends AutoCloseable {

    /** Makes one call; throws whatever made it fail. */
    void make() throws Exception;

    /** Gives back what the caller holds. */
    @Override
    default void close() {
        // Most callers hold nothing of their own.
    }
}
