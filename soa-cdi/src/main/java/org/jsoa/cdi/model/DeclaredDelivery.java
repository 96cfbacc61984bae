/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoa.service.DeliveryMode;
import org.jsoa.service.Idempotent;
import org.jsoa.service.Service;

/**
 * What beans declare about jobs whose server dies: with {@link Service#delivery} and {@link Idempotent}.
 *
 * @since 0.1
 */
public final class DeclaredDelivery {

    private DeclaredDelivery() {}

    /**
     * Returns the mode of a service.
     *
     * @param service the service
     * @return the safest mode that any of its beans declares
     */
    public static DeliveryMode of(ServiceModel service) {
        boolean safe = service.models().stream()
                .flatMap(action -> classes(action.beanClass()))
                .map(type -> type.getAnnotation(Service.class))
                .anyMatch(declared -> declared != null
                        && declared.value().equals(service.name())
                        && declared.delivery() == DeliveryMode.AT_LEAST_ONCE);
        return safe ? DeliveryMode.AT_LEAST_ONCE : DeliveryMode.AT_MOST_ONCE;
    }

    /** A bean may stand in the place of its superclass, which names the service. */
    private static Stream<Class<?>> classes(Class<?> type) {
        return Stream.iterate(type, found -> found != null, Class::getSuperclass);
    }

    /**
     * Returns the actions that may run again.
     *
     * @param service the service
     * @return the names of the actions
     */
    public static Set<String> idempotentActions(ServiceModel service) {
        return service.actions().entrySet().stream()
                .filter(action -> isIdempotent(action.getValue().fallback()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isIdempotent(ActionModel action) {
        return action.method().isAnnotationPresent(Idempotent.class)
                || action.beanClass().isAnnotationPresent(Idempotent.class)
                || ActionAnnotation.declaration(action.beanClass(), action.method())
                        .filter(declaration -> declaration.isAnnotationPresent(Idempotent.class))
                        .isPresent();
    }

    /**
     * Tells what is wrong with the declarations of a service.
     *
     * @param service the service
     * @return the problems
     */
    public static List<Problem> problems(ServiceModel service) {
        return service.actions().values().stream()
                .filter(action -> action.inOrder().stream()
                                .map(DeclaredDelivery::isIdempotent)
                                .distinct()
                                .count()
                        > 1)
                .map(action -> new Problem(
                        action.places(),
                        "are variants of one action of which some have @Idempotent and some do not; write it on all, or"
                                + " on none"))
                .toList();
    }
}
