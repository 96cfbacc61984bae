/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoa.cdi.resilience.FailurePolicies;
import org.jsoa.cdi.resilience.FailurePolicy;
import org.jsoa.cdi.transport.Route;
import org.jsoa.connection.Sending;
import org.jsoa.connection.Serializer;
import org.jsoa.spi.ApplicationSetting;

/** Reads the settings of calls: those of single services, and the defaults for all services. */
final class CalledServiceReader {

    private static final String SERVICES = "soa.client.services.";
    private static final Map<String, Serializer> SERIALIZERS =
            Map.of("msgpack", Serializer.MSGPACK, "json", Serializer.JSON);

    private final SettingReader reader;

    CalledServiceReader(SettingReader reader) {
        this.reader = reader;
    }

    /** Returns the routes of services with settings of their own, by the names of the services. */
    Map<String, Route> routes() {
        Map<String, Route> routes = new HashMap<>();
        for (String service : services()) {
            Route route = new Route(
                    reader.text(ApplicationSetting.SERVICE_CONNECTION_FACTORY, service)
                            .orElse(null),
                    reader.millis(ApplicationSetting.SERVICE_TIMEOUT, service).orElse(null),
                    new Sending(
                            reader.number(ApplicationSetting.SERVICE_PROTOCOL, service)
                                    .orElse(null),
                            reader.choice(SERIALIZERS, ApplicationSetting.SERVICE_SERIALIZER, service)
                                    .orElse(null),
                            reader.flag(ApplicationSetting.SERVICE_ENCRYPTED, service)
                                    .orElse(null),
                            false));
            if (!route.equals(Route.DEFAULT)) {
                routes.put(service, route);
            }
        }
        return routes;
    }

    /** Returns the policies for failed calls. */
    FailurePolicies policies() {
        FailurePolicy none = FailurePolicy.NONE;
        FailurePolicy ofAll = new FailurePolicy(
                reader.number(ApplicationSetting.RETRIES).orElse(none.retries()),
                reader.millis(ApplicationSetting.RETRY_DELAY).orElse(none.retryDelay()),
                reader.number(ApplicationSetting.CIRCUIT_FAILURES).orElse(none.circuitFailures()),
                reader.millis(ApplicationSetting.CIRCUIT_OPEN).orElse(none.circuitOpen()),
                reader.flag(ApplicationSetting.REFUSE_LATE).orElse(none.refuseLate()));
        Map<String, FailurePolicy> ofServices = new HashMap<>();
        services().forEach(service -> ofServices.put(service, policy(service, ofAll)));
        return new FailurePolicies(ofServices, ofAll);
    }

    private FailurePolicy policy(String service, FailurePolicy ofAll) {
        return new FailurePolicy(
                reader.number(ApplicationSetting.SERVICE_RETRIES, service).orElse(ofAll.retries()),
                reader.millis(ApplicationSetting.SERVICE_RETRY_DELAY, service).orElse(ofAll.retryDelay()),
                reader.number(ApplicationSetting.SERVICE_CIRCUIT_FAILURES, service)
                        .orElse(ofAll.circuitFailures()),
                reader.millis(ApplicationSetting.SERVICE_CIRCUIT_OPEN, service).orElse(ofAll.circuitOpen()),
                reader.flag(ApplicationSetting.SERVICE_REFUSE_LATE, service).orElse(ofAll.refuseLate()));
    }

    /** Returns the names between the prefix and the last dot, because the name of a service may itself contain dots. */
    private Set<String> services() {
        return reader.namesFrom(SERVICES).stream()
                .filter(name -> name.lastIndexOf('.') > SERVICES.length())
                .map(name -> name.substring(SERVICES.length(), name.lastIndexOf('.')))
                .collect(Collectors.toSet());
    }
}
