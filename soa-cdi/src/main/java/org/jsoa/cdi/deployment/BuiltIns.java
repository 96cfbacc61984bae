/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.deployment;

import jakarta.enterprise.util.AnnotationLiteral;
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
import org.jsoa.service.DeliveryMode;
import org.jsoa.service.Service;

/** The actions that every service has unless the application offers its own of that name. */
public final class BuiltIns {

    private static final Map<String, Class<?>> CLASSES =
            Map.of(StatusAction.NAME, StatusAction.class, IntrospectAction.NAME, IntrospectAction.class);

    private BuiltIns() {}

    public static boolean contains(Class<?> type) {
        return CLASSES.containsValue(type);
    }

    /** Returns the built-in actions that services lack, as if they had been written for them. */
    public static List<ActionModel> missing(Collection<ActionModel> actions) {
        Map<String, Set<String>> offered = new TreeMap<>();
        actions.forEach(action -> offered.computeIfAbsent(action.service(), service -> new TreeSet<>())
                .add(action.name()));
        List<ActionModel> missing = new ArrayList<>();
        offered.forEach((service, names) -> CLASSES.forEach((name, type) -> {
            if (!names.contains(name)) {
                missing.addAll(Definitions.of(type, new OfService(service), ActionModel.NO_ALTERNATIVE)
                        .actions());
            }
        }));
        return missing;
    }

    /** The annotation that a built-in action would need to belong to one service. */
    private static final class OfService extends AnnotationLiteral<Service> implements Service {

        private static final long serialVersionUID = 1L;
        private final String name;

        OfService(String name) {
            this.name = name;
        }

        @Override
        public String value() {
            return name;
        }

        @Override
        public String description() {
            return "";
        }

        @Override
        public DeliveryMode delivery() {
            return DeliveryMode.AT_MOST_ONCE;
        }
    }
}
