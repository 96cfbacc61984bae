/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.connection;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jsoa.client.TransportException;
import org.jsoa.deadletter.DeadLetters;
import org.jsoa.message.JobResponse;

/**
 * Sends jobs to services and receives the responses. Safe for use by many threads.
 *
 * @since 0.1
 */
public interface SoaConnection extends AutoCloseable {

    /**
     * Sends a job and returns at once.
     *
     * @param job the job, with the service to send it to
     * @return completes with the response, or exceptionally with a {@link TransportException}, in any case within the
     *     job's timeout. For a job whose response is suppressed it completes with an empty response as soon as the job
     *     is sent. Dependent stages without an executor of their own run on the thread that reads responses and must
     *     not block. Cancelling its {@code toCompletableFuture()} abandons the call.
     * @throws TransportException if the job could not be sent
     * @throws IllegalStateException if the connection is closed
     */
    CompletionStage<JobResponse> send(OutgoingJob job);

    /**
     * Sends several jobs, in as few round trips to Redis as possible, and returns at once.
     *
     * @param jobs the jobs, each with the service to send it to
     * @return for each job, in order, what {@link #send} returns; a job that could not be sent completes exceptionally
     * @throws IllegalStateException if the connection is closed
     */
    List<CompletionStage<JobResponse>> sendAll(List<OutgoingJob> jobs);

    /**
     * Sends a job and waits for its response.
     *
     * @param job the job, with the service to send it to
     * @return the response; empty for a job whose response is suppressed
     * @throws TransportException if the job could not be sent or its response did not come in time
     * @throws IllegalStateException if the connection is closed
     */
    JobResponse call(OutgoingJob job);

    /**
     * Returns how long a call waits for its response if its job has no timeout.
     *
     * @return the adapter's default; positive
     * @throws IllegalStateException if the connection is closed
     */
    Duration defaultTimeout();

    /**
     * Returns the dead letters of all services that the adapter reaches.
     *
     * @return the dead letters; they can be used for as long as the adapter runs, also when this connection is closed
     * @throws IllegalStateException if the connection is closed
     */
    DeadLetters deadLetters();

    /** Closes the handle. Responses that are still awaited are not affected. */
    @Override
    void close();
}
