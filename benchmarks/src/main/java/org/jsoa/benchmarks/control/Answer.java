/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.control;

import java.io.Serializable;
import org.jsoa.benchmarks.load.LoadResult;

/** What a process says to the harness. */
sealed interface Answer extends Serializable {

    /** The process is up and does its part. */
    record Ready(String name) implements Answer {}

    /** It is done. */
    record Done() implements Answer {}

    /** What became of a load. */
    record Loaded(LoadResult result) implements Answer {}

    /** What the process has spent so far. */
    record Looked(Usage usage) implements Answer {}

    /** It went wrong. */
    record Failed(String reason) implements Answer {}
}
