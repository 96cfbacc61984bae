/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Map;
import org.jsoa.client.CallOptions;
import org.jsoa.client.ServiceClients;

/** Services of any name: a service that is known only at run time is called by its name. */
@Path("services")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ServicesResource {

    private static final CallOptions BRIEFLY = CallOptions.DEFAULT.withTimeout(Duration.ofSeconds(2));

    @Inject
    ServiceClients clients;

    /**
     * Asks a service for its status. Every service has the action {@code status}.
     *
     * @param name the name of the service
     * @return the body of the response
     */
    // tag::status[]
    @GET
    @Path("{name: [\\w-]+}/status")
    public Map<String, Object> status(@PathParam("name") String name) {
        return clients.service(name)
                .with(BRIEFLY)
                .callAction("status", Map.of())
                .body();
    }
    // end::status[]
}
