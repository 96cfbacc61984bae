/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.middleware;

/**
 * What the application puts around its jobs and actions.
 *
 * @since 0.1
 */
public interface Middleware {

    /**
     * Goes around jobs. Called once.
     *
     * @param innermost runs jobs
     * @return what runs them with the middleware around; the same if there is none
     */
    JobStep aroundJobs(JobStep innermost);

    /**
     * Goes around actions. Called once.
     *
     * @param innermost runs actions
     * @return what runs them with the middleware around; the same if there is none
     */
    ActionStep aroundActions(ActionStep innermost);
}
