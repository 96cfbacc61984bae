/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.middleware;

import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;

/**
 * Runs a job, or surrounds another step that does.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface JobStep {

    /**
     * Runs the current job.
     *
     * @param request the request of the job
     * @return the response, without the correlation id
     * @throws Exception {@link org.jsoa.service.JobException} if the job fails, or any exception of middleware
     */
    JobResponse run(JobRequest request) throws Exception;
}
