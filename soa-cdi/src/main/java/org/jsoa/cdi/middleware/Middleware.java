/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.middleware;

/**
 * The middleware of the application around its jobs and actions.
 *
 * @since 0.1
 */
public interface Middleware {

    /**
     * Surrounds the step that runs jobs. Called once.
     *
     * @param innermost runs jobs
     * @return the step with middleware around; the same if there is none
     */
    JobStep aroundJobs(JobStep innermost);

    /**
     * Surrounds the step that runs actions. Called once.
     *
     * @param innermost runs actions
     * @return the step with middleware around; the same if there is none
     */
    ActionStep aroundActions(ActionStep innermost);
}
