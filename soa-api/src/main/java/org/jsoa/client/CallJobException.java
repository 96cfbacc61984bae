/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.client;

import java.util.List;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;

/**
 * The job as a whole failed, and no action has a response: PySOA's {@code CallJobError}.
 *
 * @since 0.1
 */
public final class CallJobException extends CallException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param service the service that was called
     * @param response the response
     */
    public CallJobException(String service, JobResponse response) {
        super(service, "refused the job: " + SoaError.summary(response.errors()), response);
    }

    @Override
    public List<SoaError> errors() {
        return response().errors();
    }
}
