/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.control;

import java.io.Serializable;
import org.jsoa.benchmarks.load.LoadSpec;

/** What the harness asks of a process. */
sealed interface Order extends Serializable {

    /** Open callers for loads of this kind; answered by {@link Answer.Done}. */
    record Open(LoadSpec spec) implements Order {}

    /** Make a load with the callers that are open; answered by {@link Answer.Loaded}. */
    record Load(LoadSpec spec) implements Order {}

    /** Close the callers; answered by {@link Answer.Done}. */
    record Close() implements Order {}

    /** Tell how much memory was allocated so far; answered by {@link Answer.Allocated}. */
    record Look() implements Order {}
}
