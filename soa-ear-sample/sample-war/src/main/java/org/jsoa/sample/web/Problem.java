/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.web;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jsoa.message.SoaError;

/**
 * The body of an HTTP response to a call that failed: problem details as in RFC 9457, with the errors of the service.
 *
 * @param status the HTTP status
 * @param title what kind of problem it is
 * @param detail what went wrong
 * @param errors the errors of the service, or null if it did not respond
 */
public record Problem(int status, String title, String detail, List<ServiceError> errors) {

    /**
     * An error of the service, reduced to what callers need.
     *
     * @param code what kind of error it is
     * @param message what went wrong
     * @param field the field at fault, or null
     * @param variables values that explain the error, or null
     */
    public record ServiceError(String code, String message, String field, Map<String, Object> variables) {}

    static Problem of(int status, String title, List<SoaError> errors) {
        List<ServiceError> shown = errors.stream()
                .map(error -> new ServiceError(error.code(), error.message(), error.field(), error.variables()))
                .toList();
        String detail = String.join("; ", errors.stream().map(SoaError::message).toList());
        return new Problem(status, title, detail, shown);
    }

    Response toResponse() {
        return Response.status(status)
                .type("application/problem+json")
                .entity(this)
                .build();
    }
}
