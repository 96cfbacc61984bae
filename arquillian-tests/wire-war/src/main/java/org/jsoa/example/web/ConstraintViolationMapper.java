/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.web;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** A parameter of the HTTP request is invalid. */
@Provider
public class ConstraintViolationMapper implements ExceptionMapper<ConstraintViolationException> {

    @Override
    public Response toResponse(ConstraintViolationException exception) {
        List<String> violations = exception.getConstraintViolations().stream()
                .map(violation -> parameter(violation) + " " + violation.getMessage())
                .sorted()
                .toList();
        return new Problem(400, "A wrong parameter", String.join("; ", violations), List.of()).toResponse();
    }

    private static String parameter(ConstraintViolation<?> violation) {
        String name = "";
        for (Path.Node node : violation.getPropertyPath()) {
            name = node.getName();
        }
        return name;
    }
}
