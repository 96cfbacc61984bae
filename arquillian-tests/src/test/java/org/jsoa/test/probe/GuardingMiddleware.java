/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.probe;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jsoa.middleware.ActionInvocation;
import org.jsoa.middleware.ActionMiddleware;
import org.jsoa.service.ActionException;

/** Counts actions, and refuses those of one caller. */
@Interceptor
@ActionMiddleware
@Priority(Interceptor.Priority.APPLICATION)
public class GuardingMiddleware {

    @Inject
    ActionCount count;

    @AroundInvoke
    Object guard(InvocationContext invocation) throws Exception {
        ActionInvocation action = (ActionInvocation) invocation.getParameters()[0];
        if ("Mallory".equals(action.body().get("first_name"))) {
            throw new ActionException("FORBIDDEN", "not you", "first_name");
        }
        count.increment();
        return invocation.proceed();
    }
}
