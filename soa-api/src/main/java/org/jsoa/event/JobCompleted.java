/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.event;

import java.time.Duration;
import java.util.Objects;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;

/**
 * A job has run (PySOA's {@code perform_post_request_actions}), and its response is about to be sent. The event is
 * fired on the thread that ran the job, within the same CDI request, after all middleware. An exception from an
 * observer is logged.
 *
 * @param service the name of the service; never null
 * @param request the job; never null
 * @param response the response; never null. If the job has exceeded its time limit, the caller has received another
 *     response.
 * @param duration how long the job took on this thread, measured from {@link JobReceived}; never null
 * @since 0.1
 */
public record JobCompleted(String service, JobRequest request, JobResponse response, Duration duration)
        implements ServiceEvent {

    /** Rejects null where it is not allowed. */
    public JobCompleted {
        Objects.requireNonNull(service, "service must not be null");
        Objects.requireNonNull(request, "request must not be null");
        Objects.requireNonNull(response, "response must not be null");
        Objects.requireNonNull(duration, "duration must not be null");
    }
}
