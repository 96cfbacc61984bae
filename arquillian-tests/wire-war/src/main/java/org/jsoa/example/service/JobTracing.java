/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.service;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Map;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.middleware.JobMiddleware;

/** Adds the trace to the response, as the context key {@code mw}, if the request has the context key {@code trace}. */
@Interceptor
@JobMiddleware
@Priority(Interceptor.Priority.APPLICATION)
public class JobTracing {

    @Inject
    Trace trace;

    @AroundInvoke
    Object trace(InvocationContext invocation) throws Exception {
        JobRequest request = (JobRequest) invocation.getParameters()[0];
        if (!Boolean.TRUE.equals(request.context().values().get("trace"))) {
            return invocation.proceed();
        }
        trace.begin();
        trace.add("job-in");
        JobResponse response = (JobResponse) invocation.proceed();
        trace.add("job-out");
        return response.plusContext(Map.of("mw", trace.steps()));
    }
}
