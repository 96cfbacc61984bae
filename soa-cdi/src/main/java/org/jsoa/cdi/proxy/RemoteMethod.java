/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.proxy;

import java.util.function.Function;
import org.jsoa.cdi.async.Stages;
import org.jsoa.client.CallOptions;
import org.jsoa.client.ServiceClient;

/**
 * Calls an action.
 *
 * @param action the name of the action
 * @param arguments creates the body, and finds the options
 * @param result converts the response to the result of the method or of its stage
 * @param idempotent whether the action may be run twice
 * @param returnsStage whether the method returns a stage, before the response has arrived
 */
record RemoteMethod(
        String action, MethodArguments arguments, CallResult result, boolean idempotent, boolean returnsStage)
        implements MethodHandler {

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // The method returns the future.
    public Object invoke(Object proxy, ServiceClient client, Object[] values) {
        ServiceClient called = with(options(client, values), client);
        Object body = arguments.body(values);
        if (returnsStage) {
            return Stages.map(
                    called.callActionAsync(action, body).toCompletableFuture(),
                    response -> result.of(called.service(), response),
                    Function.identity());
        }
        return result.of(called.service(), called.callAction(action, body));
    }

    private static ServiceClient with(CallOptions options, ServiceClient client) {
        return options.equals(client.options()) ? client : client.with(options);
    }

    private CallOptions options(ServiceClient client, Object[] values) {
        CallOptions options = result.options(arguments.options(values, client.options()));
        return idempotent ? options.withIdempotence() : options;
    }
}
