/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.platform;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jsoa.message.SoaError;
import org.jsoa.middleware.ActionInvocation;
import org.jsoa.middleware.ActionMiddleware;
import org.jsoa.service.ActionException;

/** Turns exceptions of Fault Tolerance into errors of the service, in the service {@code translated}. */
// tag::translation[]
@Interceptor
@ActionMiddleware
@Priority(Interceptor.Priority.APPLICATION)
public class FaultTranslation {

    @AroundInvoke
    Object translate(InvocationContext invocation) throws Exception {
        ActionInvocation action = (ActionInvocation) invocation.getParameters()[0];
        if (!action.service().equals("translated")) {
            return invocation.proceed();
        }
        try {
            return invocation.proceed();
        } catch (TimeoutException e) {
            throw ours("TOO_SLOW", action.action() + " took too long");
        } catch (BulkheadException | CircuitBreakerOpenException e) {
            throw ours("TRY_LATER", action.action() + " cannot be called now");
        }
    }

    private static ActionException ours(String code, String message) {
        return ActionException.serviceError(List.of(SoaError.of(code, message)));
    }
}
// end::translation[]
