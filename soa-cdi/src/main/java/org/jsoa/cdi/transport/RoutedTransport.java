/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.Sending;
import org.jsoa.message.JobResponse;

/** Sends jobs to each service through the transport, and with the timeout and format, that are configured for it. */
public final class RoutedTransport implements Transport {

    private final Transport others;
    private final Map<String, Transport> transports = new HashMap<>();
    private final Map<String, Route> routes;

    /**
     * Creates the transport.
     *
     * @param routes the routes of services with settings of their own, by their names
     * @param others sends jobs to all other services
     * @param named creates a transport for the connection factory of that name; called once for each name
     */
    public RoutedTransport(Map<String, Route> routes, Transport others, Function<String, Transport> named) {
        this.others = others;
        this.routes = routes;
        Map<String, Transport> byName = new HashMap<>();
        routes.forEach((service, route) -> {
            if (route.connectionFactory() != null) {
                transports.put(service, byName.computeIfAbsent(route.connectionFactory(), named));
            }
        });
    }

    /** Returns the longest timeout: the setting of one service must not shorten the call of another. */
    @Override
    public Duration defaultTimeout(List<String> services) {
        return services.stream()
                .map(this::defaultTimeout)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Duration defaultTimeout(String service) {
        Duration timeout = route(service).timeout();
        return timeout == null ? transport(service).defaultTimeout(List.of(service)) : timeout;
    }

    @Override
    public JobResponse exchange(OutgoingJob job) {
        return transport(job.service()).exchange(routed(job));
    }

    @Override
    public CompletableFuture<JobResponse> send(OutgoingJob job) {
        return transport(job.service()).send(routed(job));
    }

    @Override
    public List<CompletableFuture<JobResponse>> sendAll(List<OutgoingJob> jobs) {
        Map<Transport, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < jobs.size(); i++) {
            places.computeIfAbsent(transport(jobs.get(i).service()), transport -> new ArrayList<>())
                    .add(i);
        }
        List<CompletableFuture<JobResponse>> responses = new ArrayList<>(Collections.nCopies(jobs.size(), null));
        places.forEach((transport, ofTransport) -> {
            List<CompletableFuture<JobResponse>> sent = transport.sendAll(
                    ofTransport.stream().map(place -> routed(jobs.get(place))).toList());
            for (int i = 0; i < sent.size(); i++) {
                responses.set(ofTransport.get(i), sent.get(i));
            }
        });
        return responses;
    }

    private Transport transport(String service) {
        return transports.getOrDefault(service, others);
    }

    private Route route(String service) {
        return routes.getOrDefault(service, Route.DEFAULT);
    }

    private OutgoingJob routed(OutgoingJob job) {
        Route route = route(job.service());
        Sending sending = job.sending().orElse(route.sending());
        OutgoingJob sent = sending.equals(job.sending()) ? job : job.withSending(sending);
        return job.timeout() == null && route.timeout() != null ? sent.withTimeout(route.timeout()) : sent;
    }
}
