/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.proxy;

import java.util.Map;
import org.jsoa.cdi.async.Stages;
import org.jsoa.client.CallException;
import org.jsoa.client.CallOptions;
import org.jsoa.client.ServiceClient;

/**
 * Calls an action.
 *
 * @param action the name of the action
 * @param arguments makes the body, and finds the options
 * @param result makes of the answer what the method returns, or what its stage completes with
 * @param idempotent whether the action may be run twice
 * @param returnsStage whether the method returns before the answer is there
 */
record RemoteMethod(
        String action, MethodArguments arguments, MethodResult result, boolean idempotent, boolean returnsStage)
        implements MethodHandler {

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // The future is what the method returns.
    public Object invoke(Object proxy, Target target, Object[] values) {
        ServiceClient client = target.client();
        Map<String, Object> body = arguments.body(values);
        CallOptions options = options(values);
        if (returnsStage) {
            return Stages.map(
                    client.callActionAsync(action, body, options).toCompletableFuture(),
                    response -> result.of(client.service(), response),
                    target.errors()::toThrow);
        }
        try {
            return result.of(client.service(), client.callAction(action, body, options));
        } catch (CallException e) {
            throw target.errors().toThrow(e);
        }
    }

    private CallOptions options(Object[] values) {
        CallOptions options = result.options(arguments.options(values));
        return idempotent ? options.withIdempotent(true) : options;
    }
}
