/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoa.service.DeliveryMode;

/**
 * One service of the application.
 *
 * @param name the name of the service; never null
 * @param actions its actions by name, at least one
 * @since 0.1
 */
public record ServiceModel(String name, Map<String, ActionVariants> actions) {

    /** Rejects null where it is not allowed, and copies. */
    public ServiceModel {
        Objects.requireNonNull(name, "name must not be null");
        actions = Map.copyOf(actions);
    }

    /**
     * Returns all variants of all actions.
     *
     * @return the models, in any order
     */
    public List<ActionModel> models() {
        return actions.values().stream()
                .flatMap(variants -> variants.inOrder().stream())
                .toList();
    }

    /**
     * Returns what happens to jobs when their server dies.
     *
     * @return the safest mode that any of the beans declares
     */
    public DeliveryMode delivery() {
        boolean safe = models().stream().anyMatch(model -> model.service().delivery() == DeliveryMode.AT_LEAST_ONCE);
        return safe ? DeliveryMode.AT_LEAST_ONCE : DeliveryMode.AT_MOST_ONCE;
    }

    /**
     * Returns what the service is for.
     *
     * @return the descriptions of all beans, in the order of their classes' names; empty if there is none
     */
    public String description() {
        return models().stream()
                .sorted(comparing(model -> model.beanClass().getName()))
                .map(model -> model.service().description())
                .filter(description -> !description.isEmpty())
                .distinct()
                .collect(Collectors.joining("\n\n"));
    }

    /**
     * Returns the actions that may run twice.
     *
     * @return the names of the actions
     */
    public Set<String> idempotentActions() {
        return actions.values().stream()
                .map(ActionVariants::fallback)
                .filter(action -> action.definition().idempotent())
                .map(ActionModel::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
