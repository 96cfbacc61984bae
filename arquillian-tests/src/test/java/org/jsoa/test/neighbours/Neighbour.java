/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.neighbours;

import jakarta.inject.Inject;
import java.util.Map;
import org.jsoa.client.ServiceClients;
import org.jsoa.service.Action;

/** The actions of a service that calls others and is called by them. */
public abstract class Neighbour {

    @Inject
    ServiceClients clients;

    abstract String name();

    /**
     * The request of {@code relay}.
     *
     * @param service the service to call
     */
    public record Whom(String service) {}

    /** Returns the name of this service. */
    @Action("greet")
    public Map<String, Object> greet() {
        return Map.of("from", name());
    }

    /** Calls the greeting of another service and returns its response. */
    @Action("relay")
    public Map<String, Object> relay(Whom whom) {
        return clients.service(whom.service()).callAction("greet", Map.of()).body();
    }
}
