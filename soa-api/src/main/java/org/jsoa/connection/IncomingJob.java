/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.connection;

import java.util.Objects;
import org.jsoa.message.JobRequest;

/**
 * A job that the adapter has taken from a service's queue.
 *
 * @param service the name of the service; never null
 * @param requestId the id under which the caller awaits the response; never null
 * @param request the job; never null
 * @param deadline the moment at which the caller stops waiting; null if it never does, or if nobody waits for a response
 * @since 0.1
 */
public record IncomingJob(String service, Object requestId, JobRequest request, Deadline deadline) {

    /** Rejects null where it is not allowed. */
    public IncomingJob {
        Objects.requireNonNull(service, "service must not be null");
        Objects.requireNonNull(requestId, "requestId must not be null");
        Objects.requireNonNull(request, "request must not be null");
    }

    /**
     * Returns this job with another request.
     *
     * @param newRequest the request; never null
     * @return the changed copy
     */
    public IncomingJob withRequest(JobRequest newRequest) {
        return new IncomingJob(service, requestId, newRequest, deadline);
    }
}
