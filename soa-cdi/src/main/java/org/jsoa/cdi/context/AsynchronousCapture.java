/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.context;

import jakarta.annotation.Priority;
import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import org.jsoa.context.ContextPropagation;

/**
 * Captures the caller's context when an asynchronous method is called, before the server continues on another thread.
 * The invocation carries the context, because executors of some servers lose contexts that are not their own.
 *
 * @since 0.1
 */
@Interceptor
@Asynchronous
@Priority(AsynchronousCapture.BEFORE_THE_SERVER)
public class AsynchronousCapture implements Serializable {

    static final String KEY = "org.jsoa.caller";

    /** The specification lets the server's interceptor have the priority after this. */
    static final int BEFORE_THE_SERVER = Interceptor.Priority.PLATFORM_BEFORE + 4;

    private static final long serialVersionUID = 1L;

    /** A client proxy, which can be serialized. */
    @Inject
    @SuppressWarnings("serial")
    ContextPropagation contexts;

    /** For the container. */
    public AsynchronousCapture() {}

    @AroundInvoke
    Object capture(InvocationContext invocation) throws Exception {
        invocation.getContextData().put(KEY, contexts.capture());
        return invocation.proceed();
    }
}
