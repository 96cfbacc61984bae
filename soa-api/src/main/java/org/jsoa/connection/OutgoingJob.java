/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.connection;

import java.time.Duration;
import java.util.Objects;
import org.jsoa.message.JobRequest;

/**
 * A job on its way to a service.
 *
 * @param service the name of the service; never null
 * @param request the job; never null
 * @param timeout how long to wait for the answer, or null for the adapter's default
 * @since 0.1
 */
public record OutgoingJob(String service, JobRequest request, Duration timeout) {

    /**
     * Checks what is required.
     *
     * @throws IllegalArgumentException if the service name is empty or holds a {@code !}, or the timeout is not positive
     */
    public OutgoingJob {
        Objects.requireNonNull(service, "service must not be null");
        Objects.requireNonNull(request, "request must not be null");
        if (service.isEmpty() || service.indexOf('!') >= 0) {
            throw new IllegalArgumentException("not a service name: \"" + service + "\"");
        }
        if (timeout != null && (timeout.isZero() || timeout.isNegative())) {
            throw new IllegalArgumentException("timeout must be positive, not " + timeout);
        }
    }
}
