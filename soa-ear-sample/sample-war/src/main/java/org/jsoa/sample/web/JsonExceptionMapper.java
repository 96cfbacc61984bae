/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.web;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The body of the HTTP request is not the JSON that the resource takes. */
@Provider
public class JsonExceptionMapper implements ExceptionMapper<ProcessingException> {

    @Override
    public Response toResponse(ProcessingException exception) {
        Throwable reason = exception.getCause() == null ? exception : exception.getCause();
        return new Problem(400, "The body cannot be read", reason.getMessage(), null).toResponse();
    }
}
