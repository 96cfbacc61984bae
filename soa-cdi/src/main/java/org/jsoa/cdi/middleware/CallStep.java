/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.middleware;

import java.util.concurrent.CompletionStage;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.JobResponse;

/**
 * Sends a job, or surrounds another step that does.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface CallStep {

    /**
     * Sends the job.
     *
     * @param job the job and its service
     * @return completes with the response
     * @throws Exception any exception of middleware
     */
    CompletionStage<JobResponse> run(OutgoingJob job) throws Exception;
}
