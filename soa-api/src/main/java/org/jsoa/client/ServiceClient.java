/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.client;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;

/**
 * Calls one service by name. Safe for use by many threads.
 *
 * <p>A call made inside a job or a request passes its context on: correlation id, switches, free keys, and the name of the
 * calling service. Every call ends within its timeout, and in time for the job inside which it is made.
 *
 * <p>Besides the exceptions named below, each method throws {@link org.jsoa.client.TransportException} when the request
 * could not be sent or its answer did not come in time. With {@link CallOptions}, errors of actions and jobs can be left in
 * the response instead of being thrown.
 *
 * <p>Methods that end in {@code Async} return when the request is in Redis, and throw nothing but
 * {@link IllegalArgumentException}: every failure is in the stage, as it is, not wrapped. What depends on the stage runs on the
 * server's default managed executor, never on a thread of the adapter. Cancelling the stage
 * ({@code stage.toCompletableFuture().cancel(true)}), or completing it in any other way, gives the call up.
 *
 * @since 0.1
 */
public interface ServiceClient {

    /**
     * Returns the name of the service that is called.
     *
     * @return the name
     */
    String service();

    /**
     * Runs one action and waits for its answer.
     *
     * @param action the action's name
     * @param body the arguments
     * @return the answer, without errors
     * @throws CallActionException if the action answered with errors
     * @throws CallJobException if the job as a whole failed
     */
    default ActionResponse callAction(String action, Map<String, Object> body) {
        return callAction(action, body, CallOptions.DEFAULT);
    }

    /**
     * Runs one action and waits for its answer.
     *
     * @param action the action's name
     * @param body the arguments
     * @param options how this call departs from the defaults
     * @return the answer, without errors
     * @throws CallActionException if the action answered with errors
     * @throws CallJobException if the job as a whole failed
     */
    ActionResponse callAction(String action, Map<String, Object> body, CallOptions options);

    /**
     * Sends one action and returns before it is answered.
     *
     * @param action the action's name
     * @param body the arguments
     * @return completes with what {@link #callAction(String, Map)} returns or throws
     */
    default CompletionStage<ActionResponse> callActionAsync(String action, Map<String, Object> body) {
        return callActionAsync(action, body, CallOptions.DEFAULT);
    }

    /**
     * Sends one action and returns before it is answered.
     *
     * @param action the action's name
     * @param body the arguments
     * @param options how this call departs from the defaults
     * @return completes with what {@link #callAction(String, Map, CallOptions)} returns or throws
     */
    CompletionStage<ActionResponse> callActionAsync(String action, Map<String, Object> body, CallOptions options);

    /**
     * Runs several actions, in order, in one job.
     *
     * @param actions the actions, at least one
     * @return the answer, without errors
     * @throws CallActionException if an action answered with errors
     * @throws CallJobException if the job as a whole failed
     */
    default JobResponse callActions(List<ActionRequest> actions) {
        return callActions(actions, CallOptions.DEFAULT);
    }

    /**
     * Runs several actions, in order, in one job.
     *
     * @param actions the actions, at least one
     * @param options how this call departs from the defaults
     * @return the answer, without errors
     * @throws CallActionException if an action answered with errors
     * @throws CallJobException if the job as a whole failed
     */
    JobResponse callActions(List<ActionRequest> actions, CallOptions options);

    /**
     * Sends several actions in one job and returns before they are answered.
     *
     * @param actions the actions, at least one
     * @return completes with what {@link #callActions(List)} returns or throws
     */
    default CompletionStage<JobResponse> callActionsAsync(List<ActionRequest> actions) {
        return callActionsAsync(actions, CallOptions.DEFAULT);
    }

    /**
     * Sends several actions in one job and returns before they are answered.
     *
     * @param actions the actions, at least one
     * @param options how this call departs from the defaults
     * @return completes with what {@link #callActions(List, CallOptions)} returns or throws
     */
    CompletionStage<JobResponse> callActionsAsync(List<ActionRequest> actions, CallOptions options);

    /**
     * Runs several actions side by side, each in a job of its own. All are sent before any answer is awaited, and all share one
     * deadline. If one fails, the answers of the others are given up.
     *
     * @param actions the actions
     * @return the answers in the order of the actions
     * @throws CallActionException if an action answered with errors
     * @throws CallJobException if a job as a whole failed
     */
    default List<ActionResponse> callActionsParallel(List<ActionRequest> actions) {
        return callActionsParallel(actions, CallOptions.DEFAULT);
    }

    /**
     * Runs several actions side by side, each in a job of its own. All are sent before any answer is awaited, and all share one
     * deadline. If one fails, the answers of the others are given up.
     *
     * @param actions the actions
     * @param options how these calls depart from the defaults
     * @return the answers in the order of the actions
     * @throws CallActionException if an action answered with errors
     * @throws CallJobException if a job as a whole failed
     */
    List<ActionResponse> callActionsParallel(List<ActionRequest> actions, CallOptions options);

    /**
     * Sends several actions, each in a job of its own, and returns before they are answered.
     *
     * @param actions the actions
     * @return completes with what {@link #callActionsParallel(List)} returns or throws
     */
    default CompletionStage<List<ActionResponse>> callActionsParallelAsync(List<ActionRequest> actions) {
        return callActionsParallelAsync(actions, CallOptions.DEFAULT);
    }

    /**
     * Sends several actions, each in a job of its own, and returns before they are answered.
     *
     * @param actions the actions
     * @param options how these calls depart from the defaults
     * @return completes with what {@link #callActionsParallel(List, CallOptions)} returns or throws
     */
    CompletionStage<List<ActionResponse>> callActionsParallelAsync(List<ActionRequest> actions, CallOptions options);

    /**
     * Runs several actions side by side, each in a job of its own, and tells of each what became of it: the failure of one does
     * not disturb the others.
     *
     * @param actions the actions
     * @return the outcomes in the order of the actions
     */
    default List<Outcome<ActionResponse>> tryActionsParallel(List<ActionRequest> actions) {
        return tryActionsParallel(actions, CallOptions.DEFAULT);
    }

    /**
     * Runs several actions side by side, each in a job of its own, and tells of each what became of it: the failure of one does
     * not disturb the others.
     *
     * @param actions the actions
     * @param options how these calls depart from the defaults
     * @return the outcomes in the order of the actions
     */
    List<Outcome<ActionResponse>> tryActionsParallel(List<ActionRequest> actions, CallOptions options);

    /**
     * Sends several actions, each in a job of its own, and returns before they are answered.
     *
     * @param actions the actions
     * @return completes with what {@link #tryActionsParallel(List)} returns
     */
    default CompletionStage<List<Outcome<ActionResponse>>> tryActionsParallelAsync(List<ActionRequest> actions) {
        return tryActionsParallelAsync(actions, CallOptions.DEFAULT);
    }

    /**
     * Sends several actions, each in a job of its own, and returns before they are answered.
     *
     * @param actions the actions
     * @param options how these calls depart from the defaults
     * @return completes with what {@link #tryActionsParallel(List, CallOptions)} returns
     */
    CompletionStage<List<Outcome<ActionResponse>>> tryActionsParallelAsync(
            List<ActionRequest> actions, CallOptions options);

    /**
     * Sends one action that the service runs without an answer, not even to say that it failed.
     *
     * @param action the action's name
     * @param body the arguments
     */
    default void sendAction(String action, Map<String, Object> body) {
        sendAction(action, body, CallOptions.DEFAULT);
    }

    /**
     * Sends one action that the service runs without an answer, not even to say that it failed.
     * The timeout says how long it may lie in the queue before it is dropped, 60 s by default. The deadline of the job in hand
     * does not count.
     *
     * @param action the action's name
     * @param body the arguments
     * @param options how this call departs from the defaults
     */
    void sendAction(String action, Map<String, Object> body, CallOptions options);

    /**
     * Sends several actions in one job, which the service runs in order without an answer, not even to say that it failed.
     *
     * @param actions the actions, at least one
     */
    default void sendActions(List<ActionRequest> actions) {
        sendActions(actions, CallOptions.DEFAULT);
    }

    /**
     * Sends several actions in one job, which the service runs in order without an answer, not even to say that it failed.
     * The timeout says how long it may lie in the queue before it is dropped, 60 s by default. The deadline of the job in hand
     * does not count.
     *
     * @param actions the actions, at least one
     * @param options how this call departs from the defaults
     */
    void sendActions(List<ActionRequest> actions, CallOptions options);
}
