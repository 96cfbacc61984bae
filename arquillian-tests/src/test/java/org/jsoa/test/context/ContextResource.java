/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.context;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Set;
import org.jsoa.client.CallOptions;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.SoaClient;

/** The beginning of the chain. */
@Path("")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ContextResource {

    @Inject
    Routes routes;

    @Inject
    @SoaClient("chain")
    ServiceClient chain;

    /** Calls the end of the chain from another thread. */
    @GET
    @Path("direct/{route}")
    public Map<String, Object> direct(@PathParam("route") Route route) throws Exception {
        return routes.take(route);
    }

    /** Calls an action of another service, which calls the end of the chain from another thread. */
    @GET
    @Path("chain/{route}")
    public Map<String, Object> chain(@PathParam("route") Route route) {
        CallOptions options = CallOptions.DEFAULT.withSwitches(Set.of(11L)).withContext(Map.of("tenant", "t1"));
        return chain.with(options)
                .callAction("go", Map.of("route", route.name()))
                .body();
    }
}
