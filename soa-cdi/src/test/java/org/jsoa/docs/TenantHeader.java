/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.docs;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Map;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.JobRequest;
import org.jsoa.middleware.ClientMiddleware;

// tag::class[]
@Interceptor
@ClientMiddleware
@Priority(Interceptor.Priority.APPLICATION)
public class TenantHeader {

    @Inject
    Tenant tenant;

    @AroundInvoke
    Object add(InvocationContext invocation) throws Exception {
        OutgoingJob job = (OutgoingJob) invocation.getParameters()[0];
        JobRequest request = job.request();
        invocation.setParameters(new Object[] {
            job.withRequest(request.withContext(request.context().plus(Map.of("tenant", tenant.id()))))
        });
        return invocation.proceed();
    }
}
// end::class[]
