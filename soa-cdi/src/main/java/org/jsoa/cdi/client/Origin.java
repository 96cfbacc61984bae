/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.time.Instant;
import java.util.Map;
import org.jsoa.cdi.context.CorrelationId;
import org.jsoa.message.JobContext;

/**
 * What a call takes over from the place where it is made. It is read once, on the caller's thread: other threads need no active
 * request.
 *
 * @param context the context of the current request, at least a correlation id
 * @param service the service inside which the call is made, or null
 * @param deadline when the current job ends, or null
 * @since 0.1
 */
public record Origin(Map<String, Object> context, String service, Instant deadline) {

    /** Makes the origin of a call outside any request: all jobs that it sends have one new correlation id. */
    static Origin outside() {
        return new Origin(Map.of(JobContext.CORRELATION_ID, CorrelationId.fresh()), null, null);
    }
}
