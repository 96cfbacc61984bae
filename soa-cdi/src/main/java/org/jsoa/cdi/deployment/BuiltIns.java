/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.deployment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsoa.cdi.builtin.IntrospectAction;
import org.jsoa.cdi.builtin.StatusAction;
import org.jsoa.cdi.model.ActionModel;
import org.jsoa.cdi.model.Definitions;
import org.jsoa.cdi.model.ServiceDefinition;
import org.jsoa.service.DeliveryMode;

/**
 * The actions that every service has, unless the application declares an action of the same name.
 *
 * @since 0.1
 */
public final class BuiltIns {

    private static final Map<String, Class<?>> CLASSES =
            Map.of(StatusAction.NAME, StatusAction.class, IntrospectAction.NAME, IntrospectAction.class);

    private BuiltIns() {}

    /**
     * Returns whether a class is that of a built-in action.
     *
     * @param type the class
     * @return whether it is
     */
    public static boolean contains(Class<?> type) {
        return CLASSES.containsValue(type);
    }

    /** Returns the built-in actions that services lack, as actions of these services. */
    static List<ActionModel> missing(Collection<ActionModel> actions) {
        Map<String, Set<String>> offered = new TreeMap<>();
        actions.forEach(action -> offered.computeIfAbsent(action.service().name(), service -> new TreeSet<>())
                .add(action.name()));
        List<ActionModel> missing = new ArrayList<>();
        offered.forEach((service, names) -> CLASSES.forEach((name, type) -> {
            if (!names.contains(name)) {
                ServiceDefinition definition = new ServiceDefinition(service, "", DeliveryMode.AT_MOST_ONCE);
                missing.addAll(Definitions.of(type, definition, ActionModel.NO_ALTERNATIVE)
                        .actions());
            }
        }));
        return missing;
    }
}
