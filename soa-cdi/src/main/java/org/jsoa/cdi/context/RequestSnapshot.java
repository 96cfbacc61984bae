/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.context;

import java.util.Set;
import org.jsoa.connection.Deadline;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;

/**
 * The context of a request at one moment. It holds no bodies, unlike a job, and may be kept for long.
 *
 * @param service the service that runs the job, or null outside one
 * @param requestId the id by which the caller recognises the response, or null outside a job
 * @param context the context header
 * @param control the control header
 * @param deadline when the caller stops waiting, or null
 * @since 0.1
 */
public record RequestSnapshot(
        String service, Object requestId, JobContext context, JobControl control, Deadline deadline) {

    /**
     * Creates a snapshot outside a job.
     *
     * @param context the context header for calls; not null
     * @return the snapshot
     */
    public static RequestSnapshot outside(JobContext context) {
        return new RequestSnapshot(null, null, context, JobControl.DEFAULT, null);
    }

    /**
     * Creates a snapshot outside a request.
     *
     * @return the snapshot, with a new correlation id
     */
    public static RequestSnapshot fresh() {
        return outside(JobContext.of(CorrelationId.fresh(), Set.of()));
    }

    static RequestSnapshot of(IncomingJob job) {
        return new RequestSnapshot(
                job.service(),
                job.requestId(),
                job.request().context(),
                job.request().control(),
                job.deadline());
    }
}
