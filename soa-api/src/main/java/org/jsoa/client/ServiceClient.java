/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.client;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;

/**
 * Calls one service. Immutable, and safe for use by many threads.
 *
 * <pre>{@code
 * Result result = maths.callAction("square", new Square(7), Result.class);
 * }</pre>
 *
 * <p>A body is a record or a {@code Map<String, Object>}, which may hold records at any depth, or null for an empty
 * body. Any other type is an {@link IllegalArgumentException}. A record is written in the same way as the result of an
 * action: each component is a field, named in snake case. A map that holds no record is sent as it is, without a copy.
 *
 * <p>A call inside a job or a request passes the context on: correlation id, switches, free keys, and the name of the calling
 * service. Every call ends within its timeout, and before the job in which it is made must end. {@link #with} changes this for
 * all calls of the client that it returns.
 *
 * <p>The blocking calls throw
 *
 * <ul>
 *   <li>{@link CallActionException} if an action responded with errors,
 *   <li>{@link CallJobException} if the job as a whole failed,
 *   <li>the exception to which a {@link CallErrorMapper} of the application maps one of these two,
 *   <li>{@link TransportException} if the request could not be sent, or no response came in time.
 * </ul>
 *
 * <p>A method whose name ends in {@code Async} returns when the request is in Redis. It throws only
 * {@link IllegalArgumentException}. Every other failure completes the stage exceptionally and is not wrapped. Dependent stages
 * run on the server's default managed executor, never on a thread of the adapter. Cancelling the stage
 * ({@code stage.toCompletableFuture().cancel(true)}) abandons the call, as does completing it in any other way.
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
     * Returns the options of this client's calls.
     *
     * @return the options; {@link CallOptions#DEFAULT} unless {@link #with} made this client
     */
    CallOptions options();

    /**
     * Returns a client of the same service whose calls have other options. Creating one is cheap.
     *
     * @param options the options, in place of those of this client; never null
     * @return the client
     */
    ServiceClient with(CallOptions options);

    /**
     * Returns a client whose methods call actions of the service, as {@link SoaClient} injects it. Its calls have the options of
     * this client, except where a method takes a {@link CallOptions}.
     *
     * @param type an interface; see {@link SoaClient} for what its methods may take and return
     * @param <T> the interface
     * @return the client; safe for use by many threads
     * @throws IllegalArgumentException if the type is no interface, or one of its methods cannot call an action. The message
     *     names every method at fault.
     */
    <T> T as(Class<T> type);

    /**
     * Runs one action and waits for its response.
     *
     * @param action the action's name
     * @param body a record, a {@code Map<String, Object>}, or null for an empty body
     * @return the response, without errors unless the options leave them in it
     */
    ActionResponse callAction(String action, Object body);

    /**
     * Runs one action, waits for its response, and reads the body of the response.
     *
     * @param action the action's name
     * @param body a record, a {@code Map<String, Object>}, or null for an empty body
     * @param resultType what to return, by the rules for a method of a {@link SoaClient}: a record, which is read from
     *     the whole body; {@code Map.class}, the unchanged body; any other type that a body can hold, such as
     *     {@code Long.class}, the field {@code result} of the body
     * @param <T> the type of the result
     * @return the result. Errors are thrown even if the options leave them in responses.
     * @throws IllegalArgumentException if no body can be read as the type
     * @throws InvalidMessageException if the body of the response does not fit the type. The message names every field at fault.
     */
    <T> T callAction(String action, Object body, Class<T> resultType);

    /**
     * Sends one action.
     *
     * @param action the action's name
     * @param body a record, a {@code Map<String, Object>}, or null for an empty body
     * @return completes with what {@link #callAction(String, Object)} returns or throws
     */
    CompletionStage<ActionResponse> callActionAsync(String action, Object body);

    /**
     * Sends one action whose response is to be read as a type.
     *
     * @param action the action's name
     * @param body a record, a {@code Map<String, Object>}, or null for an empty body
     * @param resultType what the stage is to complete with, as in {@link #callAction(String, Object, Class)}
     * @param <T> the type of the result
     * @return completes with what {@link #callAction(String, Object, Class)} returns or throws
     * @throws IllegalArgumentException if no body can be read as the type
     */
    <T> CompletionStage<T> callActionAsync(String action, Object body, Class<T> resultType);

    /**
     * Runs several actions in one job and waits for its response. The service runs them in order, and stops after the
     * first one with errors unless the options have {@link CallOptions#withContinueOnError}.
     *
     * @param actions the actions, at least one
     * @return the response, without errors unless the options leave them in it
     */
    JobResponse callActions(List<ActionCall> actions);

    /**
     * Sends several actions in one job.
     *
     * @param actions the actions, at least one
     * @return completes with what {@link #callActions} returns or throws
     */
    CompletionStage<JobResponse> callActionsAsync(List<ActionCall> actions);

    /**
     * Sends one action to which the service sends no response, not even errors. The call returns when the request is in Redis.
     *
     * <p>The timeout of the options limits how long the request may stay in the queue before it is dropped; the default
     * is 60 s. The deadline of the job in which the call is made does not apply.
     *
     * @param action the action's name
     * @param body a record, a {@code Map<String, Object>}, or null for an empty body
     */
    void sendAction(String action, Object body);

    /**
     * Sends several actions in one job to which the service sends no response, as {@link #sendAction} does for one.
     *
     * @param actions the actions, at least one
     */
    void sendActions(List<ActionCall> actions);
}
