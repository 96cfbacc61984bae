/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.action;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * The actions of an application, by service and name. Safe for use by many threads.
 *
 * @since 0.1
 */
public final class ActionTable {

    private final Map<String, Map<String, ActionHandler>> services;

    /**
     * Creates a table.
     *
     * @param services the handlers by the names of their actions, by the names of their services; never null
     */
    public ActionTable(Map<String, Map<String, ActionHandler>> services) {
        this.services = services.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, actions -> Map.copyOf(actions.getValue())));
    }

    /**
     * Returns whether the application serves a service.
     *
     * @param service the name of the service; not null
     * @return whether it does
     */
    public boolean serves(String service) {
        return services.containsKey(service);
    }

    /**
     * Finds an action.
     *
     * @param service the name of the service; not null
     * @param action the name of the action; not null
     * @return the handler that runs it, or null if there is no such service or action
     */
    public ActionHandler find(String service, String action) {
        Map<String, ActionHandler> actions = services.get(service);
        return actions == null ? null : actions.get(action);
    }
}
