/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.client;

import java.util.List;
import java.util.Map;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;

/**
 * Calls one service by name. Safe for use by many threads.
 *
 * <p>A call made inside a job or a request passes its context on: correlation id, switches, free keys, and the name of the
 * calling service. Every call ends within its timeout.
 *
 * <p>Besides the exceptions named below, each method throws {@link org.jsoa.connection.TransportException} when the request
 * could not be sent or its answer did not come in time.
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
}
