/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Map;
import org.jsoa.client.CallOptions;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.SoaClient;
import org.jsoa.example.json.BodyToJson;
import org.jsoa.example.json.JsonToBody;

/** Calls any action of any service. */
@Path("{service}/{action}")
@RequestScoped
public class CallResource {

    @Inject
    @Any
    Instance<ServiceClient> clients;

    private final JsonToBody reading = new JsonToBody();
    private final BodyToJson writing = new BodyToJson();

    /**
     * Calls an action, and waits for its response.
     *
     * @param service the service to call
     * @param action its action
     * @param timeout how many seconds to wait
     * @param body what to send
     * @return the body of the response
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject call(
            @PathParam("service") @Pattern(regexp = "[^!]+", message = "must not contain !") String service,
            @PathParam("action") String action,
            @QueryParam("timeout") @DefaultValue("10") @Min(1) @Max(300) int timeout,
            JsonStructure body) {
        if (!(body instanceof JsonObject object)) {
            throw new JsonException("a JSON array stands where the object should");
        }
        CallOptions options = CallOptions.DEFAULT.withTimeout(Duration.ofSeconds(timeout));
        Map<String, Object> response = clients.select(SoaClient.Literal.of(service))
                .get()
                .with(options)
                .callAction(action, reading.body(object))
                .body();
        return writing.body(response);
    }
}
