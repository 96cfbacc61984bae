/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.pysoa;

import org.jsoa.benchmarks.control.Control;
import org.jsoa.benchmarks.control.Usage;
import org.jsoa.benchmarks.load.LoadResult;
import org.jsoa.benchmarks.load.LoadSpec;

/** A process that does the one thing it does. */
final class NoControl implements Control {

    @Override
    public void open(LoadSpec spec) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LoadResult load(LoadSpec spec) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void closeCallers() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Usage usage() {
        return Usage.UNKNOWN;
    }

    @Override
    public void close() {
        // There is nothing to hang up.
    }
}
