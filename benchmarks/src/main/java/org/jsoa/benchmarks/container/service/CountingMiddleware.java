/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.container.service;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.concurrent.atomic.LongAdder;
import org.jsoa.middleware.ActionMiddleware;

/** An interceptor around the action. */
@ActionMiddleware
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class CountingMiddleware {

    private final LongAdder actions = new LongAdder();

    /** Made by the container. */
    public CountingMiddleware() {}

    @AroundInvoke
    Object count(InvocationContext context) throws Exception {
        actions.increment();
        return context.proceed();
    }
}
