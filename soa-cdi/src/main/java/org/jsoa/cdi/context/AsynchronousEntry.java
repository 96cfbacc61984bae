/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.context;

import jakarta.annotation.Priority;
import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import org.jsoa.context.CapturedContext;

/**
 * Runs an asynchronous method in the context of its caller, on the thread of the server.
 *
 * @since 0.1
 */
@Interceptor
@Asynchronous
@Priority(AsynchronousCapture.BEFORE_THE_SERVER + 2)
public class AsynchronousEntry implements Serializable {

    private static final long serialVersionUID = 1L;

    /** For the container. */
    public AsynchronousEntry() {}

    @AroundInvoke
    Object enter(InvocationContext invocation) throws Exception {
        CapturedContext caller = (CapturedContext) invocation.getContextData().get(AsynchronousCapture.KEY);
        return caller.call(invocation::proceed);
    }
}
