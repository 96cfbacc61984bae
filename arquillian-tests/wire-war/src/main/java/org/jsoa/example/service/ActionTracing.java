/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.service;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jsoa.middleware.ActionInvocation;
import org.jsoa.middleware.ActionMiddleware;

/** Adds the begin and the end of each action to the trace. */
@Interceptor
@ActionMiddleware
@Priority(Interceptor.Priority.APPLICATION)
public class ActionTracing {

    @Inject
    Trace trace;

    @AroundInvoke
    Object trace(InvocationContext invocation) throws Exception {
        String action = ((ActionInvocation) invocation.getParameters()[0]).action();
        trace.add("action-in:" + action);
        try {
            return invocation.proceed();
        } finally {
            trace.add("action-out:" + action);
        }
    }
}
