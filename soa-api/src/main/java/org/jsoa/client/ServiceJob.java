/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.client;

import java.util.List;
import java.util.Objects;

/**
 * One job for one service. {@link ServiceClients} sends several of them at once.
 *
 * @param service the name of the service; never null
 * @param actions the actions, which the service runs in order; at least one
 * @since 0.1
 */
public record ServiceJob(String service, List<ActionCall> actions) {

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
     * @param body a record, a {@code Map<String, Object>}, or null for an empty body
     * @return the job
     * @throws IllegalArgumentException if the body is of another type
     */
    public static ServiceJob of(String service, String action, Object body) {
        return new ServiceJob(service, List.of(new ActionCall(action, body)));
    }
}
