/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.time.Instant;
import java.util.Map;
import org.jsoa.cdi.context.CorrelationId;
import org.jsoa.message.JobContext;

/**
 * What a call takes over from where it is made. It is read once, on the caller's thread: what goes on elsewhere needs no
 * active request.
 *
 * @param context the context of the request in hand, at least a correlation id
 * @param service the service inside which the call is made, or null
 * @param deadline when the job in hand ends, or null
 * @since 0.1
 */
public record Origin(Map<String, Object> context, String service, Instant deadline) {

    /** Makes the origin of a call outside any request: what it sends has a correlation id of its own in common. */
    static Origin outside() {
        return new Origin(Map.of(JobContext.CORRELATION_ID, CorrelationId.fresh()), null, null);
    }
}
