/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.middleware;

import java.util.concurrent.CompletionStage;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.JobResponse;

/**
 * Sends a job, or goes around what sends it.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface CallStep {

    /**
     * Sends the job.
     *
     * @param job what to send, and where
     * @return completes with the answer
     * @throws Exception whatever middleware throws
     */
    CompletionStage<JobResponse> run(OutgoingJob job) throws Exception;
}
