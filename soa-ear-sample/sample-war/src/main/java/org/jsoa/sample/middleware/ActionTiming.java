/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.middleware;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import org.jsoa.middleware.ActionInvocation;
import org.jsoa.middleware.ActionMiddleware;

/** Logs how long each action took. */
// tag::class[]
@Interceptor
@ActionMiddleware
@Priority(Interceptor.Priority.APPLICATION)
public class ActionTiming {

    private static final Logger LOGGER = System.getLogger(ActionTiming.class.getName());

    @AroundInvoke
    Object time(InvocationContext invocation) throws Exception {
        ActionInvocation action = (ActionInvocation) invocation.getParameters()[0];
        long start = System.nanoTime();
        try {
            return invocation.proceed();
        } finally {
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            LOGGER.log(Level.INFO, "{0}.{1} took {2} ms", action.service(), action.action(), millis);
        }
    }
}
// end::class[]
