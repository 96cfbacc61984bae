/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.child;

/** What one process does for a contestant. Has a constructor without parameters. */
public interface Part extends AutoCloseable {

    /** Does all that is needed before the process reports that it is ready. */
    void start(PartSettings settings) throws Exception;

    /** Stops it. */
    @Override
    void close();
}
