/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** Turns errors of the REST runtime itself into problem details. */
@Provider
public class WebApplicationExceptionMapper implements ExceptionMapper<WebApplicationException> {

    @Override
    public Response toResponse(WebApplicationException exception) {
        Response.StatusType status = exception.getResponse().getStatusInfo();
        return new Problem(status.getStatusCode(), status.getReasonPhrase(), exception.getMessage(), List.of())
                .toResponse();
    }
}
