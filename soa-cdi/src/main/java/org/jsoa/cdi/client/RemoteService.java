/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jsoa.cdi.proxy.CallResult;
import org.jsoa.cdi.proxy.ClientTypes;
import org.jsoa.client.ActionCall;
import org.jsoa.client.CallOptions;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.ServiceJob;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;

/** Calls one service. */
final class RemoteService implements ServiceClient, Serializable {

    private static final long serialVersionUID = 1L;

    private final String service;
    private final transient CallOptions options;
    private final transient Calls calls;
    private final transient ClientTypes types;

    RemoteService(String service, CallOptions options, Calls calls, ClientTypes types) {
        this.service = service;
        this.options = Objects.requireNonNull(options, "options must not be null");
        this.calls = calls;
        this.types = types;
    }

    @Override
    public String service() {
        return service;
    }

    @Override
    public CallOptions options() {
        return options;
    }

    @Override
    public ServiceClient with(CallOptions newOptions) {
        return new RemoteService(service, newOptions, calls, types);
    }

    @Override
    public <T> T as(Class<T> type) {
        return types.create(type, this);
    }

    @Override
    public ActionResponse callAction(String action, Object body) {
        return call(action, body, options);
    }

    @Override
    @SuppressWarnings("unchecked") // The result was created for this type. A primitive type has no cast of its own.
    public <T> T callAction(String action, Object body, Class<T> resultType) {
        CallResult result = types.result(resultType);
        return (T) result.of(service, call(action, body, result.options(options)));
    }

    private ActionResponse call(String action, Object body, CallOptions used) {
        return Responses.only(service, action, calls.call(ServiceJob.of(service, action, body), used));
    }

    @Override
    public CompletionStage<ActionResponse> callActionAsync(String action, Object body) {
        return callAsync(action, body, options, Function.identity());
    }

    @Override
    @SuppressWarnings("unchecked") // The result was created for this type.
    public <T> CompletionStage<T> callActionAsync(String action, Object body, Class<T> resultType) {
        CallResult result = types.result(resultType);
        return callAsync(action, body, result.options(options), response -> (T) result.of(service, response));
    }

    private <T> CompletableFuture<T> callAsync(
            String action, Object body, CallOptions used, Function<ActionResponse, T> use) {
        return calls.callAsync(
                ServiceJob.of(service, action, body),
                used,
                response -> use.apply(Responses.only(service, action, response)));
    }

    @Override
    public JobResponse callActions(List<ActionCall> actions) {
        return calls.call(new ServiceJob(service, actions), options);
    }

    @Override
    public CompletionStage<JobResponse> callActionsAsync(List<ActionCall> actions) {
        return calls.callAsync(new ServiceJob(service, actions), options, Function.identity());
    }

    @Override
    public void sendAction(String action, Object body) {
        calls.send(ServiceJob.of(service, action, body), options);
    }

    @Override
    public void sendActions(List<ActionCall> actions) {
        calls.send(new ServiceJob(service, actions), options);
    }

    @Override
    public String toString() {
        return "client of the service " + service;
    }

    private Object writeReplace() {
        return new SerializedClient(service, options);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("only the serialized form of a client can be read");
    }
}
