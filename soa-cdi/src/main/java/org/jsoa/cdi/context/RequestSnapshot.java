/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.context;

import java.time.Instant;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;

/**
 * What a request tells whoever asks for its context. Unlike a job it is without bodies, so it may be kept for long.
 *
 * @param service the service that runs the job, or null outside one
 * @param requestId the id under which the caller awaits the answer, or null outside a job
 * @param context the context header
 * @param control the control header
 * @param deadline when the caller stops waiting, or null
 * @since 0.1
 */
public record RequestSnapshot(
        String service, Object requestId, JobContext context, JobControl control, Instant deadline) {

    /**
     * Makes the values of a request that is no job.
     *
     * @param context what it hands on
     * @return the values
     */
    public static RequestSnapshot outside(JobContext context) {
        return new RequestSnapshot(null, null, context, JobControl.DEFAULT, null);
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
