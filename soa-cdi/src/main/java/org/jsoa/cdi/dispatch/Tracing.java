/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.dispatch;

import java.util.Objects;
import org.jsoa.cdi.log.LogIds;
import org.jsoa.cdi.log.UnforeseenFailures;

/**
 * How a job can be traced by operators.
 *
 * @param failures logs unexpected failures and tells callers about them; never null
 * @param ids marks the log records that are written during actions; never null
 * @since 0.1
 */
public record Tracing(UnforeseenFailures failures, LogIds ids) {

    /** Rejects null where it is not allowed. */
    public Tracing {
        Objects.requireNonNull(failures, "failures must not be null");
        Objects.requireNonNull(ids, "ids must not be null");
    }
}
