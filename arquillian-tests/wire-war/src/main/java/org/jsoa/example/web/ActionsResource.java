/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonReader;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The actions that the page offers. */
@Path("actions")
@ApplicationScoped
public class ActionsResource {

    /**
     * Lists the actions, each with an example of a body.
     *
     * @return the list
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public JsonArray actions() {
        try (JsonReader reader = Json.createReader(ActionsResource.class.getResourceAsStream("actions.json"))) {
            return reader.readArray();
        }
    }
}
