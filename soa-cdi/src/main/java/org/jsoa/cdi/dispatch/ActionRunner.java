/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.dispatch;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import org.jsoa.cdi.action.ActionHandler;
import org.jsoa.cdi.action.ActionTable;
import org.jsoa.cdi.context.CurrentRequest;
import org.jsoa.cdi.middleware.ActionStep;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.ActionResponse;
import org.jsoa.middleware.ActionInvocation;
import org.jsoa.service.ActionException;

/** The innermost step of an action: calls its handler. */
final class ActionRunner implements ActionStep {

    private final ActionTable actions;
    private final CurrentRequest current;

    ActionRunner(ActionTable actions, CurrentRequest current) {
        this.actions = actions;
        this.current = current;
    }

    @Override
    public ActionResponse run(ActionInvocation invocation) throws Exception {
        IncomingJob job = current.job().orElseThrow();
        ActionHandler handler = actions.find(job.service(), invocation.action());
        if (handler == null) {
            // The action of the request exists. Only middleware can have replaced it with one that does not.
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
