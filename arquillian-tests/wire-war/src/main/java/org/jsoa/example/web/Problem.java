/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.web;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoa.example.json.BodyToJson;
import org.jsoa.message.SoaError;

/**
 * The body of an HTTP response to a call that failed: problem details as in RFC 9457, with the errors of the call.
 *
 * @param status the HTTP status
 * @param title what kind of problem it is
 * @param detail what went wrong
 * @param errors the errors of the service; empty if it did not respond
 */
record Problem(int status, String title, String detail, List<SoaError> errors) {

    Response toResponse() {
        return Response.status(status)
                .type("application/problem+json")
                .entity(toJson())
                .build();
    }

    private JsonObject toJson() {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("title", title)
                .add("status", status)
                .add("detail", detail);
        if (!errors.isEmpty()) {
            JsonArrayBuilder list = Json.createArrayBuilder();
            errors.forEach(error -> list.add(new BodyToJson().body(fields(error))));
            json.add("errors", list);
        }
        return json.build();
    }

    /** Leaves the traceback out: it is in the log of the service. */
    private static Map<String, Object> fields(SoaError error) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("code", error.code());
        fields.put("message", error.message());
        fields.put("field", error.field());
        fields.put("variables", error.variables());
        fields.put("denied_permissions", error.deniedPermissions());
        fields.put("is_caller_error", error.callerError());
        fields.values().removeIf(Objects::isNull);
        return fields;
    }
}
