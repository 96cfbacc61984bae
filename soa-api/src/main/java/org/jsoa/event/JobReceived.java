/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.event;

import java.util.Objects;
import org.jsoa.message.JobRequest;

/**
 * A job is about to run (PySOA's {@code perform_pre_request_actions}), on the thread and within the CDI request that will run
 * it, before all middleware. An exception from an observer fails the job with a {@code SERVER_ERROR}.
 *
 * @param service the name of the service; never null
 * @param request the job; never null
 * @since 0.1
 */
public record JobReceived(String service, JobRequest request) implements ServiceEvent {

    /** Rejects null where it is not allowed. */
    public JobReceived {
        Objects.requireNonNull(service, "service must not be null");
        Objects.requireNonNull(request, "request must not be null");
    }
}
