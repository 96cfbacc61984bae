/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.dispatch;

import java.util.Objects;
import org.jsoa.cdi.log.LogIds;

/**
 * How a job can be traced by operators.
 *
 * @param tracebacks whether callers get the stack traces of failures that they did not cause
 * @param ids marks the log records that are written during actions; never null
 * @since 0.1
 */
public record Tracing(boolean tracebacks, LogIds ids) {

    /** Rejects null where it is not allowed. */
    public Tracing {
        Objects.requireNonNull(ids, "ids must not be null");
    }
}
