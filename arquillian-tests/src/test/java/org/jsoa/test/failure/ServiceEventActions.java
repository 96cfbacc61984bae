/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.failure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jsoa.context.RequestContext;
import org.jsoa.event.JobReceived;
import org.jsoa.event.ServiceEvent;
import org.jsoa.service.Action;
import org.jsoa.service.Service;

/** Collects the events of the service {@code observed}. */
@Service("observed")
@ApplicationScoped
public class ServiceEventActions {

    private final Queue<String> events = new ConcurrentLinkedQueue<>();

    @Inject
    RequestContext request;

    void note(@Observes ServiceEvent event) {
        if (event.service().equals("observed")) {
            events.add(event.getClass().getSimpleName());
        }
    }

    void note(@Observes JobReceived event) {
        if (event.service().equals("observed")) {
            events.add("correlation id " + request.correlationId());
        }
    }

    /** Returns the events in order. */
    @Action("events")
    public Map<String, Object> events() {
        return Map.of("events", List.copyOf(events));
    }
}
