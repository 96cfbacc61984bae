/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoa.cdi.client.Route;

/** What is set for the calls of single services. */
final class CalledServiceSettings {

    static final String SERVICES = "soa.client.services.";

    private final Settings settings;

    CalledServiceSettings(Settings settings) {
        this.settings = settings;
    }

    /**
     * Returns how the calls of services differ, by the names of the services.
     *
     * @throws IllegalArgumentException if a setting is wrong, naming it and what it must be
     */
    Map<String, Route> routes() {
        Map<String, Route> routes = new HashMap<>();
        for (String service : services()) {
            String prefix = SERVICES + service;
            Route route = new Route(
                    settings.value(prefix + ".connection-factory").orElse(null),
                    settings.number(prefix + ".timeout-millis", 1, Integer.MAX_VALUE)
                            .map(Duration::ofMillis)
                            .orElse(null));
            if (route.connectionFactory() != null || route.timeout() != null) {
                routes.put(service, route);
            }
        }
        return routes;
    }

    /** Returns what stands between the prefix and the last dot: a service's name may have dots of its own. */
    private Set<String> services() {
        return settings.namesFrom(SERVICES).stream()
                .filter(name -> name.lastIndexOf('.') > SERVICES.length())
                .map(name -> name.substring(SERVICES.length(), name.lastIndexOf('.')))
                .collect(Collectors.toSet());
    }
}
