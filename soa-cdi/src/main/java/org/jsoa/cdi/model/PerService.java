/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A value for each service.
 *
 * @param own the values of services that have one of their own, by the names of the services; never null
 * @param others the value of all other services; null if they have none
 * @param <T> the type of the values
 * @since 0.1
 */
public record PerService<T>(Map<String, T> own, T others) {

    /** Copies. */
    public PerService {
        own = Map.copyOf(own);
    }

    /**
     * Finds a value for each service of the application.
     *
     * @param services the services; not null
     * @param value returns the value of a service, not null
     * @param others the value of all other services; null if they have none
     * @param <T> the type of the values
     * @return the values
     */
    public static <T> PerService<T> of(Collection<ServiceModel> services, Function<ServiceModel, T> value, T others) {
        Map<String, T> own = new LinkedHashMap<>();
        services.forEach(service -> own.put(service.name(), value.apply(service)));
        return new PerService<>(own, others);
    }

    /**
     * Returns the value of a service.
     *
     * @param service the name of the service; not null
     * @return its own value, or that of all others
     */
    public T of(String service) {
        return own.getOrDefault(service, others);
    }
}
