/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.service;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InterceptionFactory;
import jakarta.enterprise.inject.spi.InterceptionType;
import java.lang.annotation.Annotation;
import org.jsoa.service.ActionMiddleware;
import org.jsoa.service.JobMiddleware;

/**
 * Middleware as CDI knows it: the interceptors that are bound to jobs and actions.
 *
 * @since 0.1
 */
public final class Interceptors implements Middleware {

    private final BeanManager beanManager;

    /**
     * Creates the middleware.
     *
     * @param beanManager knows the interceptors that are enabled
     */
    public Interceptors(BeanManager beanManager) {
        this.beanManager = beanManager;
    }

    @Override
    public JobStep aroundJobs(JobStep innermost) {
        return isNone(JobMiddleware.Literal.INSTANCE)
                ? innermost
                : bind(JobMiddleware.Literal.INSTANCE, InterceptedJob.class, new InterceptedJob(innermost));
    }

    @Override
    public ActionStep aroundActions(ActionStep innermost) {
        return isNone(ActionMiddleware.Literal.INSTANCE)
                ? innermost
                : bind(ActionMiddleware.Literal.INSTANCE, InterceptedAction.class, new InterceptedAction(innermost));
    }

    private boolean isNone(Annotation binding) {
        return beanManager
                .resolveInterceptors(InterceptionType.AROUND_INVOKE, binding)
                .isEmpty();
    }

    private <T> T bind(Annotation binding, Class<T> type, T target) {
        // The context is never released: interceptors live as long as the application, which ends them.
        InterceptionFactory<T> factory =
                beanManager.createInterceptionFactory(beanManager.createCreationalContext(null), type);
        factory.configure().add(binding);
        return factory.createInterceptedInstance(target);
    }
}
