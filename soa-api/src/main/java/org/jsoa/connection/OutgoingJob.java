/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.connection;

import java.time.Duration;
import java.util.Objects;
import org.jsoa.client.TimeoutRule;
import org.jsoa.message.JobRequest;
import org.jsoa.service.NameRule;

/**
 * A job on its way to a service.
 *
 * @param service the name of the service; never null
 * @param request the job; never null
 * @param timeout how long to wait for the response, or null for the adapter's default
 * @param deadline the moment at which the call ends at the latest, whatever its timeout: the end of the job inside
 *     which it is made; null if there is none
 * @param idempotent whether running the job twice has the effect of running it once. Such a job may be sent again when
 *     it is not known whether the service has taken it.
 * @param sending the way in which the job is sent; never null
 * @since 0.1
 */
public record OutgoingJob(
        String service, JobRequest request, Duration timeout, Deadline deadline, boolean idempotent, Sending sending) {

    /**
     * Rejects null where it is not allowed.
     *
     * @throws IllegalArgumentException if the service name is blank or holds a {@code !}, or the timeout is not
     *     positive, or over 365 days
     */
    public OutgoingJob {
        Objects.requireNonNull(service, "service must not be null");
        Objects.requireNonNull(request, "request must not be null");
        Objects.requireNonNull(sending, "sending must not be null");
        NameRule.requireServiceName(service);
        TimeoutRule.require(timeout);
    }

    /**
     * Creates a job without a deadline that is not idempotent and is sent with the adapter's settings.
     *
     * @param service the name of the service
     * @param request the job
     * @param timeout how long to wait for the response, or null for the adapter's default
     * @return the job
     */
    public static OutgoingJob of(String service, JobRequest request, Duration timeout) {
        return new OutgoingJob(service, request, timeout, null, false, Sending.DEFAULT);
    }

    /**
     * Returns this job with another request.
     *
     * @param newRequest the request; never null
     * @return the changed copy
     */
    public OutgoingJob withRequest(JobRequest newRequest) {
        return new OutgoingJob(service, newRequest, timeout, deadline, idempotent, sending);
    }

    /**
     * Returns this job with another timeout.
     *
     * @param newTimeout how long to wait for the response, or null for the adapter's default
     * @return the changed copy
     * @throws IllegalArgumentException if the timeout is not positive, or over 365 days
     */
    public OutgoingJob withTimeout(Duration newTimeout) {
        return new OutgoingJob(service, request, newTimeout, deadline, idempotent, sending);
    }

    /**
     * Returns this job with another deadline.
     *
     * @param newDeadline the moment at which the call ends at the latest, or null
     * @return the changed copy
     */
    public OutgoingJob withDeadline(Deadline newDeadline) {
        return new OutgoingJob(service, request, timeout, newDeadline, idempotent, sending);
    }

    /**
     * Returns this job with another way of sending.
     *
     * @param newSending the way in which the job is sent; never null
     * @return the changed copy
     */
    public OutgoingJob withSending(Sending newSending) {
        return new OutgoingJob(service, request, timeout, deadline, idempotent, newSending);
    }
}
