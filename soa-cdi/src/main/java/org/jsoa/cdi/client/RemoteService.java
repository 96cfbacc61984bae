/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jsoa.client.CallOptions;
import org.jsoa.client.Outcome;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.ServiceJob;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;

/** Calls one service. */
final class RemoteService implements ServiceClient {

    private final String service;
    private final Calls calls;
    private final ParallelCalls parallel;

    RemoteService(String service, Calls calls, ParallelCalls parallel) {
        this.service = service;
        this.calls = calls;
        this.parallel = parallel;
    }

    @Override
    public String service() {
        return service;
    }

    @Override
    public ActionResponse callAction(String action, Map<String, Object> body, CallOptions options) {
        return Responses.only(service, action, calls.call(ServiceJob.of(service, action, body), options));
    }

    @Override
    public CompletionStage<ActionResponse> callActionAsync(
            String action, Map<String, Object> body, CallOptions options) {
        return calls.callAsync(
                ServiceJob.of(service, action, body), options, response -> Responses.only(service, action, response));
    }

    @Override
    public JobResponse callActions(List<ActionRequest> actions, CallOptions options) {
        return calls.call(new ServiceJob(service, actions), options);
    }

    @Override
    public CompletionStage<JobResponse> callActionsAsync(List<ActionRequest> actions, CallOptions options) {
        return calls.callAsync(new ServiceJob(service, actions), options, response -> response);
    }

    @Override
    public List<ActionResponse> callActionsParallel(List<ActionRequest> actions, CallOptions options) {
        return parallel.call(oneJobEach(actions), options, RemoteService::only);
    }

    @Override
    public CompletionStage<List<ActionResponse>> callActionsParallelAsync(
            List<ActionRequest> actions, CallOptions options) {
        return parallel.callAsync(oneJobEach(actions), options, RemoteService::only);
    }

    @Override
    public List<Outcome<ActionResponse>> tryActionsParallel(List<ActionRequest> actions, CallOptions options) {
        return parallel.attempt(oneJobEach(actions), options, RemoteService::only);
    }

    @Override
    public CompletionStage<List<Outcome<ActionResponse>>> tryActionsParallelAsync(
            List<ActionRequest> actions, CallOptions options) {
        return parallel.attemptAsync(oneJobEach(actions), options, RemoteService::only);
    }

    @Override
    public void sendAction(String action, Map<String, Object> body, CallOptions options) {
        calls.send(ServiceJob.of(service, action, body), options);
    }

    @Override
    public void sendActions(List<ActionRequest> actions, CallOptions options) {
        calls.send(new ServiceJob(service, actions), options);
    }

    private List<ServiceJob> oneJobEach(List<ActionRequest> actions) {
        return actions.stream()
                .map(action -> new ServiceJob(service, List.of(action)))
                .toList();
    }

    private static ActionResponse only(ServiceJob job, JobResponse response) {
        return Responses.only(job.service(), job.actions().get(0).action(), response);
    }

    @Override
    public String toString() {
        return "client of the service " + service;
    }
}
