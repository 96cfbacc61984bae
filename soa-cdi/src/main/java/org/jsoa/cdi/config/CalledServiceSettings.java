/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.config;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoa.cdi.resilience.FailurePolicies;
import org.jsoa.cdi.resilience.FailurePolicy;
import org.jsoa.cdi.transport.Route;
import org.jsoa.connection.Sending;
import org.jsoa.connection.Serializer;

/** What is set for the calls of services: for single ones, and as far as there is something for single ones, for all. */
final class CalledServiceSettings {

    private static final String ALL = "soa.client.";
    private static final String SERVICES = ALL + "services.";
    private static final int MOST_RETRIES = 10;
    private static final int LONGEST_DELAY_MILLIS = 60_000;
    private static final int MOST_FAILURES = 1_000;
    private static final int NEWEST_PROTOCOL = 3;
    private static final Map<String, Serializer> SERIALIZERS =
            Map.of("msgpack", Serializer.MSGPACK, "json", Serializer.JSON);

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
                            .orElse(null),
                    new Sending(
                            settings.number(prefix + ".protocol", 1, NEWEST_PROTOCOL)
                                    .orElse(null),
                            settings.choice(prefix + ".serializer", SERIALIZERS, "msgpack or json")
                                    .orElse(null),
                            settings.flag(prefix + ".encrypted").orElse(null),
                            false));
            if (!route.equals(Route.DEFAULT)) {
                routes.put(service, route);
            }
        }
        return routes;
    }

    /**
     * Returns what is done about calls that fail.
     *
     * @throws IllegalArgumentException if a setting is wrong, naming it and what it must be
     */
    FailurePolicies policies() {
        FailurePolicy ofAll = policy(ALL, FailurePolicy.NONE);
        Map<String, FailurePolicy> ofServices = new HashMap<>();
        services().forEach(service -> ofServices.put(service, policy(SERVICES + service + ".", ofAll)));
        return new FailurePolicies(ofServices, ofAll);
    }

    private FailurePolicy policy(String prefix, FailurePolicy otherwise) {
        return new FailurePolicy(
                settings.number(prefix + "retries", 0, MOST_RETRIES).orElse(otherwise.retries()),
                settings.number(prefix + "retry-delay-millis", 1, LONGEST_DELAY_MILLIS)
                        .map(Duration::ofMillis)
                        .orElse(otherwise.retryDelay()),
                settings.number(prefix + "circuit-breaker-failures", 0, MOST_FAILURES)
                        .orElse(otherwise.circuitFailures()),
                settings.number(prefix + "circuit-breaker-open-millis", 1, Integer.MAX_VALUE)
                        .map(Duration::ofMillis)
                        .orElse(otherwise.circuitOpen()),
                settings.flag(prefix + "refuse-late").orElse(otherwise.refuseLate()));
    }

    /** Returns what stands between the prefix and the last dot: a service's name may have dots of its own. */
    private Set<String> services() {
        return settings.namesFrom(SERVICES).stream()
                .filter(name -> name.lastIndexOf('.') > SERVICES.length())
                .map(name -> name.substring(SERVICES.length(), name.lastIndexOf('.')))
                .collect(Collectors.toSet());
    }
}
