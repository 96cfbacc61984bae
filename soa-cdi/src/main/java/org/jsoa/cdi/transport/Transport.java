/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transport;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.JobResponse;

/** Sends jobs to their services and receives the responses. */
public interface Transport {

    /** Returns how long jobs without a timeout wait for their responses. There is at least one service. */
    Duration defaultTimeout(List<String> services);

    /** Returns how long a job waits for its response: its own timeout or the default. */
    default Duration timeoutOf(OutgoingJob job) {
        return job.timeout() == null ? defaultTimeout(List.of(job.service())) : job.timeout();
    }

    /** Sends a job and waits for the response on this thread. */
    JobResponse exchange(OutgoingJob job);

    /** Returns once the job is sent. The future holds every failure, also one of sending. */
    CompletableFuture<JobResponse> send(OutgoingJob job);

    /** Returns once the jobs are sent. The futures hold every failure, also one of sending. */
    List<CompletableFuture<JobResponse>> sendAll(List<OutgoingJob> jobs);
}
