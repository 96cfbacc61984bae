/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.middleware;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import org.jsoa.context.RequestContext;
import org.jsoa.message.JobContext;

/**
 * One action of a job, as {@link ActionMiddleware} sees it: PySOA's {@code EnrichedActionRequest}.
 *
 * @param service the service that runs it; never null. Middleware cannot replace it.
 * @param action the name of the action that is to run; never null. If middleware replaces it, that action runs, and the
 *     response has the name that the caller asked for.
 * @param body the arguments; empty rather than null. A view, not a copy.
 * @param context what the action finds in its {@link RequestContext}; never null
 * @since 0.1
 */
public record ActionInvocation(String service, String action, Map<String, Object> body, JobContext context) {

    /**
     * Rejects null where it is not allowed.
     *
     * @throws NullPointerException if service, action or context is null
     */
    public ActionInvocation {
        Objects.requireNonNull(service, "service must not be null");
        Objects.requireNonNull(action, "action must not be null");
        Objects.requireNonNull(context, "context must not be null");
        body = body == null ? Map.of() : Collections.unmodifiableMap(body);
    }

    /**
     * Returns this invocation of another action.
     *
     * @param newAction the name of the action; never null
     * @return the changed copy
     */
    public ActionInvocation withAction(String newAction) {
        return new ActionInvocation(service, newAction, body, context);
    }

    /**
     * Returns this invocation with other arguments.
     *
     * @param newBody the arguments, or null for none
     * @return the changed copy
     */
    public ActionInvocation withBody(Map<String, Object> newBody) {
        return new ActionInvocation(service, action, newBody, context);
    }

    /**
     * Returns this invocation with another context.
     *
     * @param newContext what the action finds in its {@link RequestContext}; never null
     * @return the changed copy
     */
    public ActionInvocation withContext(JobContext newContext) {
        return new ActionInvocation(service, action, body, newContext);
    }
}
