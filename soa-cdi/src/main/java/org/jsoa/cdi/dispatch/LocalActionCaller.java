/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.dispatch;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jsoa.cdi.action.ActionHandler;
import org.jsoa.cdi.action.ActionTable;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.context.CurrentRequest;
import org.jsoa.cdi.log.LogIds;
import org.jsoa.client.ActionCall;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.ActionResponse;
import org.jsoa.service.ActionException;
import org.jsoa.service.LocalActions;

/**
 * Calls actions from another action of the same job, within its request.
 *
 * @since 0.1
 */
public final class LocalActionCaller implements LocalActions {

    private final Supplier<ActionTable> table;
    private final BodyMapper mapper;
    private final CurrentRequest current;
    private final LogIds ids;

    /**
     * Creates the caller.
     *
     * @param table returns the actions of the application. It is called at each call of an action, because beans of
     *     actions inject this object before the table is complete.
     * @param mapper converts bodies and contexts to what a request from outside would have
     * @param current the job that runs
     * @param ids marks the log records that are written during actions
     */
    public LocalActionCaller(Supplier<ActionTable> table, BodyMapper mapper, CurrentRequest current, LogIds ids) {
        this.table = table;
        this.mapper = mapper;
        this.current = current;
        this.ids = ids;
    }

    @Override
    public ActionResponse call(String action, Object body, Map<String, Object> context) {
        ActionCall call = ActionCall.of(action, body);
        IncomingJob outer = current.job()
                .orElseThrow(() -> new IllegalStateException(
                        "the action " + action + " cannot be called in process outside a job"));
        ActionHandler handler = table.get().find(outer.service(), action);
        if (handler == null) {
            throw ActionException.serviceError(List.of(UnknownAction.error(action)));
        }
        Map<String, Object> arguments = Collections.unmodifiableMap(mapper.write(call.body()));
        IncomingJob inner = outer.withRequest(
                outer.request().withContext(outer.request().context().plus(mapper.write(context))));
        current.begin(inner);
        try {
            return ActionResponse.of(action, ids.duringAction(inner, action, () -> handler.run(arguments)));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new UndeclaredThrowableException(e, e.toString());
        } finally {
            current.begin(outer);
        }
    }
}
