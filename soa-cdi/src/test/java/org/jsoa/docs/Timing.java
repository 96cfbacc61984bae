/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.docs;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jsoa.middleware.ActionInvocation;
import org.jsoa.middleware.ActionMiddleware;

// tag::class[]
@Interceptor
@ActionMiddleware
@Priority(Interceptor.Priority.APPLICATION)
public class Timing {

    @Inject
    Statistics statistics;

    @AroundInvoke
    Object time(InvocationContext invocation) throws Exception {
        ActionInvocation action = (ActionInvocation) invocation.getParameters()[0];
        long start = System.nanoTime();
        try {
            return invocation.proceed();
        } finally {
            statistics.add(action.action(), System.nanoTime() - start);
        }
    }
}
// end::class[]
