/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.neighbours;

import jakarta.inject.Inject;
import java.util.Map;
import org.jsoa.client.ServiceClients;
import org.jsoa.service.Action;

/** The actions of a service that greets others and is greeted. */
public abstract class Neighbour {

    @Inject
    ServiceClients clients;

    abstract String name();

    /**
     * Whom to greet.
     *
     * @param service the name of its service
     */
    public record Whom(String service) {}

    /** Answers a greeting. */
    @Action("greet")
    public Map<String, Object> greet() {
        return Map.of("from", name());
    }

    /** Returns what another service answers to a greeting. */
    @Action("relay")
    public Map<String, Object> relay(Whom whom) {
        return clients.service(whom.service()).callAction("greet", Map.of()).body();
    }
}
