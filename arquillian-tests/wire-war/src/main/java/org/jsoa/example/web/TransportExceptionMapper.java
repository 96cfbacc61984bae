/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.jsoa.client.MessageTooLargeException;
import org.jsoa.client.ResponseTimeoutException;
import org.jsoa.client.TransportException;

/** The call ended without a response of the service. */
@Provider
public class TransportExceptionMapper implements ExceptionMapper<TransportException> {

    @Override
    public Response toResponse(TransportException exception) {
        return problem(exception).toResponse();
    }

    private static Problem problem(TransportException exception) {
        if (exception instanceof ResponseTimeoutException) {
            return new Problem(504, "No response in time", exception.getMessage(), List.of());
        } else if (exception instanceof MessageTooLargeException) {
            return new Problem(413, "The request is too large", exception.getMessage(), List.of());
        }
        return new Problem(502, "The call did not go through", exception.getMessage(), List.of());
    }
}
