/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.time.Instant;
import java.util.Map;
import org.jsoa.cdi.context.CorrelationId;
import org.jsoa.message.JobContext;

/**
 * The values that a call inherits from the request in which it is made. They are read once, on the caller's thread,
 * because other threads may have no active request.
 *
 * @param context the context of the current request, at least a correlation id
 * @param service the service inside which the call is made, or null
 * @param deadline the end of the current job, or null
 * @since 0.1
 */
public record Origin(Map<String, Object> context, String service, Instant deadline) {

    /** Creates the origin of a call outside any request. All jobs of the call have the same new correlation id. */
    static Origin outside() {
        return new Origin(Map.of(JobContext.CORRELATION_ID, CorrelationId.fresh()), null, null);
    }
}
