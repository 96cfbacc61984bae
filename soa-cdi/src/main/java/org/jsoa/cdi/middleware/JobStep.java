/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.middleware;

import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;

/**
 * Runs a job, or goes around what runs it.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface JobStep {

    /**
     * Runs the job in hand.
     *
     * @param request what is to be done
     * @return the answer, without the correlation id
     * @throws Exception {@link org.jsoa.service.JobException} if the job fails, and whatever middleware throws
     */
    JobResponse run(JobRequest request) throws Exception;
}
