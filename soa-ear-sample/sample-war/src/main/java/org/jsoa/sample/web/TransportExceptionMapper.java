/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
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

    static Problem problem(TransportException exception) {
        if (exception instanceof ResponseTimeoutException) {
            return new Problem(504, "No response in time", exception.getMessage(), null);
        } else if (exception instanceof MessageTooLargeException) {
            return new Problem(413, "The request is too large", exception.getMessage(), null);
        }
        return new Problem(502, "The call did not reach the service", exception.getMessage(), null);
    }
}
