/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.dispatch;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import org.jsoa.cdi.action.ActionHandler;
import org.jsoa.cdi.action.ActionTable;
import org.jsoa.cdi.context.CurrentRequest;
import org.jsoa.cdi.middleware.ActionStep;
import org.jsoa.cdi.transaction.OpenTransactions;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.ActionResponse;
import org.jsoa.middleware.ActionInvocation;
import org.jsoa.service.ActionException;

/** The innermost step of an action: calls its handler. A transaction that the action leaves open is rolled back, and is an error. */
final class ActionRunner implements ActionStep {

    private final ActionTable actions;
    private final CurrentRequest current;
    private final OpenTransactions transactions;

    ActionRunner(ActionTable actions, CurrentRequest current, OpenTransactions transactions) {
        this.actions = actions;
        this.current = current;
        this.transactions = transactions;
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

    private ActionResponse run(ActionHandler handler, ActionInvocation invocation) throws Exception {
        if (transactions.isOpen()) {
            // Middleware has begun it, and ends it.
            return call(handler, invocation);
        }
        ActionResponse response;
        try {
            response = call(handler, invocation);
        } catch (Exception | Error e) {
            transactions.rollBack();
            throw e;
        }
        if (transactions.rollBack()) {
            throw new IllegalStateException(
                    "the action " + invocation.action() + " left its transaction open; it was rolled back");
        }
        return response;
    }

    private static ActionResponse call(ActionHandler handler, ActionInvocation invocation) throws Exception {
        try {
            return ActionResponse.of(invocation.action(), handler.run(invocation.body()));
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new UndeclaredThrowableException(e, e.toString());
        }
    }
}
