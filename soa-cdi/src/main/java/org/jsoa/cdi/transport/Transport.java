/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transport;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.JobResponse;

/** Brings jobs to their services, and their responses back. */
public interface Transport {

    /** Returns how long jobs to these services, of which there is at least one, wait for their responses if they do not say. */
    Duration defaultTimeout(List<String> services);

    /** Returns how long a job waits for its response, whether it says so or not. */
    default Duration timeoutOf(OutgoingJob job) {
        return job.timeout() == null ? defaultTimeout(List.of(job.service())) : job.timeout();
    }

    /** Waits for the response on this thread. */
    JobResponse exchange(OutgoingJob job);

    /** Returns once the job is sent. What failed is in the future, sending included. */
    CompletableFuture<JobResponse> send(OutgoingJob job);

    /** Returns once the jobs are sent. What failed is in the futures, sending included. */
    List<CompletableFuture<JobResponse>> sendAll(List<OutgoingJob> jobs);
}
