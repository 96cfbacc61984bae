/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.platform;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.List;
import org.jsoa.context.RequestContext;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.SoaError;
import org.jsoa.service.ActionException;

/** Checks the roles in the context of the request. */
// tag::interceptor[]
@Interceptor
@Allowed
@Priority(Interceptor.Priority.APPLICATION)
public class AllowedInterceptor {

    @Inject
    RequestContext request;

    @AroundInvoke
    Object check(InvocationContext invocation) throws Exception {
        String role = invocation.getMethod().getAnnotation(Allowed.class).value();
        Object roles = request.context().values().get("roles");
        if (roles instanceof List<?> list && list.contains(role)) {
            return invocation.proceed();
        }
        throw new ActionException(List.of(SoaError.of(ErrorCodes.NOT_AUTHORIZED, "you need the role " + role)
                .withDeniedPermissions(List.of(role))));
    }
}
// end::interceptor[]
