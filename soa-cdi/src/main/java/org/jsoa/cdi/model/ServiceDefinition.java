/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import java.util.Objects;
import java.util.stream.Stream;
import org.jsoa.service.DeliveryMode;
import org.jsoa.service.Service;

/**
 * The declaration of a service by one bean class.
 *
 * @param name the name of the service; never null
 * @param description what the service is for, as text for people; empty if it is not described; never null
 * @param delivery what happens to jobs when their server dies; never null
 * @since 0.1
 */
public record ServiceDefinition(String name, String description, DeliveryMode delivery) {

    /** Rejects null where it is not allowed. */
    public ServiceDefinition {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(description, "description must not be null");
        Objects.requireNonNull(delivery, "delivery must not be null");
    }

    /**
     * Reads the annotation of a bean class. A superclass of the same service whose bean the class replaces can make the
     * delivery safer, not less safe.
     *
     * @param annotation names the service of the bean class; not null
     * @param beanClass the class; not null
     * @return what the class declares
     */
    public static ServiceDefinition of(Service annotation, Class<?> beanClass) {
        boolean safe = annotation.delivery() == DeliveryMode.AT_LEAST_ONCE
                || Stream.<Class<?>>iterate(beanClass, type -> type != null, Class::getSuperclass)
                        .map(type -> type.getAnnotation(Service.class))
                        .anyMatch(found -> found != null
                                && found.value().equals(annotation.value())
                                && found.delivery() == DeliveryMode.AT_LEAST_ONCE);
        return new ServiceDefinition(
                annotation.value(),
                annotation.description(),
                safe ? DeliveryMode.AT_LEAST_ONCE : DeliveryMode.AT_MOST_ONCE);
    }
}
