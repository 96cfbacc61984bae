/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.jsoa.client.CallException;
import org.jsoa.message.SoaError;

/** The service responded with errors. The HTTP status tells whether the caller can correct them. */
@Provider
public class CallExceptionMapper implements ExceptionMapper<CallException> {

    @Override
    public Response toResponse(CallException exception) {
        List<SoaError> errors = exception.errors();
        return errors.stream().allMatch(SoaError::callerError)
                ? new Problem(400, "The service refuses the request", summary(errors), errors).toResponse()
                : new Problem(500, "The service failed", summary(errors), errors).toResponse();
    }

    private static String summary(List<SoaError> errors) {
        return String.join(
                "; ",
                errors.stream()
                        .map(error -> error.code() + ": " + error.message())
                        .toList());
    }
}
