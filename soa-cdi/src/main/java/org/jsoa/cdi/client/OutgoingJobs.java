/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoa.cdi.context.RequestSnapshot;
import org.jsoa.client.CallOptions;
import org.jsoa.connection.Deadline;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.Sending;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;

/**
 * Creates the jobs of one call, which share their headers and their time.
 *
 * @param control the control header
 * @param context the context header
 * @param timeout how long to wait for their responses, or null for the adapter's default
 * @param deadline the latest end of the call, or null
 * @param idempotent whether they may be run twice
 */
record OutgoingJobs(JobControl control, JobContext context, Duration timeout, Deadline deadline, boolean idempotent) {

    private static final String TIMEOUT = "timeout";

    static OutgoingJobs of(RequestSnapshot request, CallOptions options, boolean suppressResponse, Deadline deadline) {
        return new OutgoingJobs(
                control(options, suppressResponse),
                OutgoingContext.of(request, options.header()),
                options.time().timeout(),
                deadline,
                options.idempotent());
    }

    OutgoingJobs withTimeout(Duration newTimeout) {
        return new OutgoingJobs(control, context, newTimeout, deadline, idempotent);
    }

    OutgoingJob job(String service, List<ActionRequest> actions) {
        JobRequest request = new JobRequest(control, context, actions);
        return new OutgoingJob(service, request, timeout, deadline, idempotent, Sending.DEFAULT);
    }

    private static JobControl control(CallOptions options, boolean suppressResponse) {
        Duration timeout = options.time().timeout();
        JobControl known = JobControl.of(options.control().continueOnError(), suppressResponse);
        if (timeout == null && options.control().extra().isEmpty()) {
            return known;
        }
        Map<String, Object> values = new LinkedHashMap<>(known.values());
        if (timeout != null) {
            values.put(TIMEOUT, timeout.plusSeconds(1).minusNanos(1).toSeconds());
        }
        values.putAll(options.control().extra());
        return new JobControl(values);
    }
}
