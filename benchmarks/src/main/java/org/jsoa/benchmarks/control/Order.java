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

    /** Tell what the process has spent so far; answered by {@link Answer.Looked}. */
    record Look() implements Order {}
}
