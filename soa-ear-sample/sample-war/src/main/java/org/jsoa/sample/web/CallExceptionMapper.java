/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.jsoa.client.CallException;
import org.jsoa.message.SoaError;

/** The service responded with errors. The HTTP status says whether the caller can put them right. */
// tag::class[]
@Provider
public class CallExceptionMapper implements ExceptionMapper<CallException> {

    @Override
    public Response toResponse(CallException exception) {
        return problem(exception.errors()).toResponse();
    }

    static Problem problem(List<SoaError> errors) {
        return errors.stream().allMatch(SoaError::callerError)
                ? Problem.of(400, "The service refuses the request", errors)
                : Problem.of(500, "The service failed", errors);
    }
}
// end::class[]
