/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transport;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoa.client.SendFailedException;
import org.jsoa.connection.SoaConnection;
import org.jsoa.deadletter.DeadLetter;
import org.jsoa.deadletter.DeadLetters;

/**
 * Accesses the dead letters of each service through the connections that its calls use.
 *
 * @since 0.1
 */
public final class RoutedDeadLetters implements DeadLetters {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Connections others;
    private final Map<String, Connections> routed = new HashMap<>();

    /**
     * Creates the access.
     *
     * @param others the connections of services without a route
     * @param routes the routes of services with settings of their own, by their names
     */
    public RoutedDeadLetters(Connections others, Map<String, Route> routes) {
        this.others = others;
        routes.forEach((service, route) -> {
            if (route.connectionFactory() != null) {
                routed.put(service, new NamedConnections(route.connectionFactory()));
            }
        });
    }

    private DeadLetters of(String service) {
        Connections connections = routed.getOrDefault(service, others);
        await(connections, service);
        try (SoaConnection connection = connections.open(service)) {
            return connection.deadLetters();
        }
    }

    private static void await(Connections connections, String service) {
        try {
            connections.awaitKnown(LONGEST_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SendFailedException.byCaller(
                    service, "the caller was interrupted while it waited for the JSOA resource adapter", e);
        }
    }

    @Override
    public long count(String service) {
        return of(service).count(service);
    }

    @Override
    public List<DeadLetter> list(String service, String after, int most) {
        return of(service).list(service, after, most);
    }

    @Override
    public Optional<DeadLetter> find(String service, String id) {
        return of(service).find(service, id);
    }

    @Override
    public boolean replay(String service, String id, Duration within) {
        return of(service).replay(service, id, within);
    }

    @Override
    public boolean purge(String service, String id) {
        return of(service).purge(service, id);
    }

    @Override
    public long purgeAll(String service) {
        return of(service).purgeAll(service);
    }
}
