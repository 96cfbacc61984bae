/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.middleware;

import jakarta.enterprise.inject.spi.BeanManager;
import org.jsoa.middleware.ActionMiddleware;
import org.jsoa.middleware.JobMiddleware;

/**
 * The middleware of jobs and actions: the CDI interceptors that are bound to them.
 *
 * @since 0.1
 */
public final class Interceptors implements Middleware {

    private final Interception interception;

    /**
     * Creates the middleware.
     *
     * @param beanManager finds the enabled interceptors
     */
    public Interceptors(BeanManager beanManager) {
        this.interception = new Interception(beanManager);
    }

    @Override
    public JobStep aroundJobs(JobStep innermost) {
        return interception.isNone(JobMiddleware.Literal.INSTANCE)
                ? innermost
                : interception.bind(
                        JobMiddleware.Literal.INSTANCE, InterceptedJob.class, new InterceptedJob(innermost));
    }

    @Override
    public ActionStep aroundActions(ActionStep innermost) {
        return interception.isNone(ActionMiddleware.Literal.INSTANCE)
                ? innermost
                : interception.bind(
                        ActionMiddleware.Literal.INSTANCE, InterceptedAction.class, new InterceptedAction(innermost));
    }
}
