/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.web;

import jakarta.json.JsonException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** The body is not a JSON object. */
@Provider
public class JsonExceptionMapper implements ExceptionMapper<JsonException> {

    @Override
    public Response toResponse(JsonException exception) {
        return new Problem(400, "The body is not a JSON object", exception.getMessage(), List.of()).toResponse();
    }
}
