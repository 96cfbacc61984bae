/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.neighbours;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.jsoa.client.ServiceClients;

/** Greets the services of other applications. */
@ApplicationScoped
public class Neighbours {

    @Inject
    ServiceClients clients;

    /**
     * Whom to greet.
     *
     * @param service the name of its service
     */
    public record Whom(String service) {}

    /** Returns what a service answers to a greeting. */
    public Map<String, Object> greet(Whom whom) {
        return clients.service(whom.service()).callAction("greet", Map.of()).body();
    }
}
