/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transport;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jsoa.cdi.time.Deadlines;
import org.jsoa.client.ResponseTimeoutException;
import org.jsoa.client.TransportException;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.SoaConnection;
import org.jsoa.message.JobResponse;
import org.jsoa.untrusted.SafeLogger;

/** Sends jobs to their services through connections, and receives the responses. */
public final class ConnectionTransport implements Transport {

    private static final Logger LOG = SafeLogger.of(ConnectionTransport.class);
    private static final Duration WITHOUT_CONNECTION = Duration.ofSeconds(5);

    private final Connections connections;
    private final Deadlines deadlines;

    public ConnectionTransport(Connections connections, Deadlines deadlines) {
        this.connections = connections;
        this.deadlines = deadlines;
    }

    @Override
    public Duration defaultTimeout(List<String> services) {
        try (SoaConnection connection = connections.open(services.get(0))) {
            return connection.defaultTimeout();
        } catch (TransportException e) {
            // Sending a job fails in the same way and reports it.
            LOG.log(Level.DEBUG, "no connection provides the default timeout", e);
            return WITHOUT_CONNECTION;
        }
    }

    @Override
    public JobResponse exchange(OutgoingJob job) {
        requireTime(job);
        try (SoaConnection connection = connections.open(job.service())) {
            return connection.call(job);
        }
    }

    @Override
    public CompletableFuture<JobResponse> send(OutgoingJob job) {
        try {
            requireTime(job);
            try (SoaConnection connection = connections.open(job.service())) {
                return connection.send(job).toCompletableFuture();
            }
        } catch (TransportException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public List<CompletableFuture<JobResponse>> sendAll(List<OutgoingJob> jobs) {
        // All jobs share one deadline. Checking one is enough.
        if (jobs.size() <= 1 || deadlines.isOver(jobs.get(0).deadline())) {
            return jobs.stream().map(this::send).toList();
        }
        try (SoaConnection connection = connections.open(jobs.get(0).service())) {
            return connection.sendAll(jobs).stream()
                    .map(CompletionStage::toCompletableFuture)
                    .toList();
        } catch (TransportException e) {
            return jobs.stream()
                    .map(job -> CompletableFuture.<JobResponse>failedFuture(e))
                    .toList();
        }
    }

    /** Rejects a job whose deadline has passed, because its response would be useless. */
    private void requireTime(OutgoingJob job) {
        if (deadlines.isOver(job.deadline())) {
            throw new ResponseTimeoutException(job.service(), Duration.ZERO, null);
        }
    }
}
