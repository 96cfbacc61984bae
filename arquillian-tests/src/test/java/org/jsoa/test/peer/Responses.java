/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.peer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;

/** Reads the parts of a job response. */
public final class Responses {

    private Responses() {}

    /** Returns the response of the one action, expecting no error of the job. */
    public static JsonObject action(JsonObject response) {
        assertThat(response.getJsonArray("errors")).isEmpty();
        assertThat(response.getJsonArray("actions")).hasSize(1);
        return response.getJsonArray("actions").getJsonObject(0);
    }

    /** Returns the body of the one action, expecting no error. */
    public static JsonObject body(JsonObject response) {
        JsonObject action = action(response);
        assertThat(action.getJsonArray("errors")).isEmpty();
        return action.getJsonObject("body");
    }

    /** Returns the one error of the one action. */
    public static JsonObject error(JsonObject response) {
        JsonObject action = action(response);
        assertThat(action.getJsonArray("errors")).hasSize(1);
        return action.getJsonArray("errors").getJsonObject(0);
    }

    /** Returns the one error of the one action as text: code, message, and a mark if the caller is at fault. */
    public static String failure(JsonObject response) {
        JsonObject error = error(response);
        return error.getString("code") + ": " + error.getString("message")
                + (error.getBoolean("is_caller_error") ? " (caller)" : "");
    }
}
