/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jsoa.message.JobRequest;
import org.jsoa.message.SoaError;

/**
 * A request that could be read, with a valid job or with the errors of an invalid one.
 *
 * @param address where the response goes; never null
 * @param job the job, or null if there are errors
 * @param errors what is invalid about the job, for the response; empty if it is valid; never null
 * @param expiry when the request expires, or null for never
 * @param responseSuppressed whether the request suppresses the response, including errors. With errors there is no job whose
 *     control header could be asked.
 * @since 0.1
 */
public record ReceivedRequest(
        ReplyAddress address, JobRequest job, List<SoaError> errors, Instant expiry, boolean responseSuppressed) {

    /** Checks what is required. */
    public ReceivedRequest {
        Objects.requireNonNull(address, "address must not be null");
        errors = List.copyOf(errors);
        if ((job == null) == errors.isEmpty()) {
            throw new IllegalArgumentException("a request has either a job or errors");
        }
    }

    /**
     * Returns the job if its content is not confidential.
     *
     * @return the job; null if there are errors, or if the request was encrypted
     */
    public JobRequest plainJob() {
        return address.encrypted() ? null : job;
    }

    /**
     * Returns whether the request has expired.
     *
     * @param now the current time
     * @return whether its expiry has passed
     */
    public boolean expired(Instant now) {
        return expiry != null && expiry.isBefore(now);
    }
}
