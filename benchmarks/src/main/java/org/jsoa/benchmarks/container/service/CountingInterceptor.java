/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.container.service;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.concurrent.atomic.LongAdder;

/** An interceptor around the bean. */
@Counted
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class CountingInterceptor {

    private final LongAdder calls = new LongAdder();

    /** Made by the container. */
    public CountingInterceptor() {}

    @AroundInvoke
    Object count(InvocationContext context) throws Exception {
        calls.increment();
        return context.proceed();
    }
}
