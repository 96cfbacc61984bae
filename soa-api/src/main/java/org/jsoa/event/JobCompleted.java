/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.event;

import java.time.Duration;
import java.util.Objects;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;

/**
 * A job has run (PySOA's {@code perform_post_request_actions}), and its response is about to be sent. The event comes on the
 * thread that ran the job, within the same CDI request, and after all middleware. An exception from an observer is logged.
 *
 * @param service the name of the service; never null
 * @param request the job; never null
 * @param response the response; never null. If the job ran out of time before, its caller has got another response.
 * @param duration how long it took, on this thread, from {@link JobReceived} on; never null
 * @since 0.1
 */
public record JobCompleted(String service, JobRequest request, JobResponse response, Duration duration)
        implements ServiceEvent {

    /** Checks what is required. */
    public JobCompleted {
        Objects.requireNonNull(service, "service must not be null");
        Objects.requireNonNull(request, "request must not be null");
        Objects.requireNonNull(response, "response must not be null");
        Objects.requireNonNull(duration, "duration must not be null");
    }
}
