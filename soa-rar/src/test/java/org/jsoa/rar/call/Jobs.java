/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.Sending;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;

/** Jobs for tests, of a service named {@code example}. */
final class Jobs {

    static final String SERVICE = "example";
    static final Duration TIMEOUT = Duration.ofSeconds(6);

    private Jobs() {}

    static OutgoingJob job() {
        return job(Map.of());
    }

    static OutgoingJob job(Map<String, Object> body) {
        return job(JobControl.DEFAULT, body);
    }

    static OutgoingJob withoutResponse() {
        return job(JobControl.of(false, true), Map.of());
    }

    static OutgoingJob refusedIfLate(Duration timeout) {
        return job().withTimeout(timeout).withSending(Sending.DEFAULT.withRefusedIfLate(true));
    }

    private static OutgoingJob job(JobControl control, Map<String, Object> body) {
        return OutgoingJob.of(
                SERVICE,
                new JobRequest(control, JobContext.of("c", List.of()), List.of(new ActionRequest("act", body))),
                TIMEOUT);
    }
}
