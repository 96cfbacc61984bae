/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jsoa.message.JobRequest;
import org.jsoa.message.SoaError;
import org.jsoa.rar.frame.ReplyAddress;

/**
 * A request that could be read, even where its job breaks the rules.
 *
 * @param address whom to answer; never null
 * @param job the job, or null if there are errors
 * @param errors in which ways the job breaks the rules, for a job error; empty if it does not, never null
 * @param expiry the moment from which on the request is to be dropped, or null for never
 * @param responseSuppressed whether the request forbids any answer, errors included. With errors there is no job to ask.
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
     * Returns the job, if others may see it.
     *
     * @return the job, or null if there are errors, or if the request was encrypted
     */
    public JobRequest plainJob() {
        return address.encrypted() ? null : job;
    }

    /**
     * Tells whether the request is to be dropped.
     *
     * @param now the present moment
     * @return whether it has expired
     */
    public boolean expired(Instant now) {
        return expiry != null && expiry.isBefore(now);
    }
}
