/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.client;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoa.message.ActionRequest;

/**
 * What one service is to do: one of the jobs that {@link ServiceClients} sends to many services.
 *
 * @param service the name of the service; never null
 * @param actions the actions, run in order; at least one
 * @since 0.1
 */
public record ServiceJob(String service, List<ActionRequest> actions) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there is no action
     */
    public ServiceJob {
        Objects.requireNonNull(service, "service must not be null");
        actions = List.copyOf(actions);
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("actions must hold at least one action");
        }
    }

    /**
     * Creates a job of one action.
     *
     * @param service the name of the service
     * @param action the action's name
     * @param body the arguments
     * @return the job
     */
    public static ServiceJob of(String service, String action, Map<String, Object> body) {
        return new ServiceJob(service, List.of(new ActionRequest(action, body)));
    }
}
