/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.probe;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Map;
import org.jsoa.message.JobResponse;
import org.jsoa.middleware.JobMiddleware;

/** Adds the number of actions that ran to the context of the response. */
@Interceptor
@JobMiddleware
@Priority(Interceptor.Priority.APPLICATION)
public class CountingMiddleware {

    @Inject
    ActionCount count;

    @AroundInvoke
    Object count(InvocationContext invocation) throws Exception {
        JobResponse response = (JobResponse) invocation.proceed();
        return response.plusContext(Map.of("actions_run", (long) count.value()));
    }
}
