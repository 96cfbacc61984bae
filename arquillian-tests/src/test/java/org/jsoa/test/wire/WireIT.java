/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoa.test.peer.WirePeer;
import org.jsoa.test.server.MicroServer;
import org.jsoa.test.shared.SharedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A service on Payara Micro, called by a client that is not written in Java. */
@ExtendWith(SharedServer.class)
class WireIT {

    private WirePeer peer;

    @BeforeEach
    void connect(MicroServer server) {
        peer = server.peer("probe");
    }

    @AfterEach
    void disconnect() {
        peer.close();
    }

    @Test
    void respondsWithTheBodyOfTheAction() {
        JsonObject response = peer.call("greet", "{\"first_name\": \"Ada\"}");

        assertThat(response.getJsonArray("errors")).isEmpty();
        assertThat(response.getJsonObject("context").getString("correlation_id"))
                .isEqualTo("wire-1");
        JsonObject action = response.getJsonArray("actions").getJsonObject(0);
        assertThat(action.getString("action")).isEqualTo("greet");
        assertThat(action.getJsonArray("errors")).isEmpty();
        assertThat(action.getJsonObject("body").getString("greeting_text")).isEqualTo("Hello, Ada!");
    }

    @Test
    void respondsInTheProtocolOfTheRequest() {
        JsonObject response =
                peer.call("pysoa-redis/3//content-type:application/json;", "greet", "{\"first_name\": \"Ada\"}");

        assertThat(response.getJsonArray("errors")).isEmpty();
    }

    @Test
    void tellsEveryFieldAtFault() {
        JsonObject action = onlyAction(peer.call("greet", "{\"first_name\": \"\", \"age\": 151}"));

        assertThat(errors(action))
                .extracting(error -> error.getString("field"))
                .containsExactlyInAnyOrder("first_name", "age");
        assertThat(errors(action)).allMatch(error -> error.getBoolean("is_caller_error"));
    }

    @Test
    void blamesTheCallerForAnUnknownAction() {
        JsonObject error = errors(onlyAction(peer.call("gret", "{}"))).get(0);

        assertThat(error.getString("code")).isEqualTo("UNKNOWN");
        assertThat(error.getString("field")).isEqualTo("action");
        assertThat(error.getString("message")).isEqualTo("The action \"gret\" was not found on this server.");
        assertThat(error.getBoolean("is_caller_error")).isTrue();
    }

    @Test
    void blamesItselfForAnUncaughtException() {
        JsonObject error = errors(onlyAction(peer.call("explode", "{}"))).get(0);

        assertThat(error.getString("code")).isEqualTo("SERVER_ERROR");
        assertThat(error.getString("message")).isEqualTo("Internal server error: out of powder");
        assertThat(error.getBoolean("is_caller_error")).isFalse();
    }

    @Test
    void runsTheMiddlewareOfTheApplication() {
        JsonObject response = peer.call("greet", "{\"first_name\": \"Ada\"}");
        assertThat(response.getJsonObject("context").getInt("actions_run")).isEqualTo(1);

        JsonObject refused = peer.call("greet", "{\"first_name\": \"Mallory\"}");
        assertThat(refused.getJsonObject("context").getInt("actions_run")).isEqualTo(0);
        assertThat(errors(onlyAction(refused)))
                .extracting(error -> error.getString("code"))
                .containsExactly("FORBIDDEN");
    }

    @Test
    void reportsItsStatusWithTheFindingsOfItsChecks() {
        JsonObject status = onlyAction(peer.call("status", "{}")).getJsonObject("body");

        assertThat(status.getString("jsoa")).isNotEqualTo("unknown");
        assertThat(status.getString("version")).isEqualTo("unknown");
        assertThat(status.getJsonObject("healthcheck").getJsonArray("warnings").toString())
                .isEqualTo("[[\"LOW_POWDER\",\"little powder is left\"]]");
        assertThat(onlyAction(peer.call("status", "{\"verbose\": false}")).getJsonObject("body"))
                .doesNotContainKey("healthcheck");
    }

    @Test
    void describesItsActions() {
        JsonObject response = onlyAction(peer.call("introspect", "{}")).getJsonObject("body");

        assertThat(response.getJsonArray("action_names").toString()).contains("greet", "introspect", "status");
        JsonObject greet = response.getJsonObject("actions").getJsonObject("greet");
        assertThat(greet.getJsonObject("request_schema")
                        .getJsonObject("contents")
                        .toString())
                .contains("first_name", "150");
        assertThat(greet.getJsonObject("json_schema").getJsonObject("request").getString("$schema"))
                .endsWith("2020-12/schema");
        JsonObject refusal = errors(onlyAction(peer.call("introspect", "{\"action_name\": \" \"}")))
                .get(0);
        assertThat(refusal.getString("message")).isEqualTo("String cannot be blank");
    }

    @Test
    void goesOnServingAfterGarbage() {
        for (String garbage : List.of(
                "",
                "\u0000\u0001\u0002",
                "content-type:application/json;{",
                "content-type:application/json;[]",
                "content-type:application/json;{\"request_id\": 1, \"meta\": null, \"body\": {}}",
                "pysoa-redis/9//content-type:application/json;{}",
                "pysoa-redis/3//content-type:application/msgpack;\u00dd\u007f\u00ff\u00ff\u00ff",
                "pysoa-redis/3//chunk-count:2;chunk-id:1;content-type:application/json;{}")) {
            peer.pushGarbage(garbage.getBytes(StandardCharsets.ISO_8859_1));
        }

        assertThat(onlyAction(peer.call("greet", "{\"first_name\": \"Ada\"}")).getJsonArray("errors"))
                .isEmpty();
    }

    private static JsonObject onlyAction(JsonObject response) {
        assertThat(response.getJsonArray("errors")).isEmpty();
        assertThat(response.getJsonArray("actions")).hasSize(1);
        return response.getJsonArray("actions").getJsonObject(0);
    }

    private static List<JsonObject> errors(JsonObject action) {
        return action.getJsonArray("errors").getValuesAs(JsonObject.class);
    }
}
