/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.control;

import java.io.Closeable;
import java.io.IOException;
import org.jsoa.benchmarks.load.LoadResult;
import org.jsoa.benchmarks.load.LoadSpec;

/** Commands one process. Used by one thread. */
public interface Control extends Closeable {

    /** Has the process open the callers of a load. */
    void open(LoadSpec spec) throws IOException;

    /** Has it make a load with them, and waits until it is over. */
    LoadResult load(LoadSpec spec) throws IOException;

    /** Has it close its callers. */
    void closeCallers() throws IOException;

    /** Returns what the process has spent so far. */
    Usage usage() throws IOException;
}
