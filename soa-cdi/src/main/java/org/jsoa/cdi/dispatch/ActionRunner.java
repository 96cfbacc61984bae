/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.dispatch;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.Map;
import org.jsoa.cdi.action.ActionHandler;
import org.jsoa.cdi.context.CurrentRequest;
import org.jsoa.cdi.middleware.ActionStep;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.ActionResponse;
import org.jsoa.middleware.ActionInvocation;
import org.jsoa.service.ActionException;

/** The innermost step of an action: runs it. */
final class ActionRunner implements ActionStep {

    private final Map<String, Map<String, ActionHandler>> services;
    private final CurrentRequest current;

    ActionRunner(Map<String, Map<String, ActionHandler>> services, CurrentRequest current) {
        this.services = services;
        this.current = current;
    }

    @Override
    public ActionResponse run(ActionInvocation invocation) throws Exception {
        IncomingJob job = current.job().orElseThrow();
        ActionHandler handler = services.get(job.service()).get(invocation.action());
        if (handler == null) {
            // The caller's own choice exists: only middleware can have put this one in its place.
            throw ActionException.serviceError(List.of(UnknownAction.error(invocation.action())));
        }
        if (invocation.context().equals(job.request().context())) {
            return run(handler, invocation);
        }
        current.begin(job.withRequest(job.request().withContext(invocation.context())));
        try {
            return run(handler, invocation);
        } finally {
            current.begin(job);
        }
    }

    private static ActionResponse run(ActionHandler handler, ActionInvocation invocation) throws Exception {
        try {
            return ActionResponse.of(invocation.action(), handler.run(invocation.body()));
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new UndeclaredThrowableException(e, e.toString());
        }
    }
}
