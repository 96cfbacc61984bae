/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One service of the application.
 *
 * @param name the name of the service; never null
 * @param actions its actions by name, at least one
 * @since 0.1
 */
public record ServiceModel(String name, Map<String, ActionVariants> actions) {

    /** Checks what is required and copies. */
    public ServiceModel {
        Objects.requireNonNull(name, "name must not be null");
        actions = Map.copyOf(actions);
    }

    /**
     * Returns all variants of all actions.
     *
     * @return the models, in no order that means anything
     */
    public List<ActionModel> models() {
        return actions.values().stream()
                .flatMap(variants -> variants.inOrder().stream())
                .toList();
    }
}
