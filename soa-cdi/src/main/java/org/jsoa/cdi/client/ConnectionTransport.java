/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.ReplyTimeoutException;
import org.jsoa.connection.SoaConnection;
import org.jsoa.connection.TransportException;
import org.jsoa.message.JobResponse;

/** Brings jobs to their services through connections, and their answers back. */
final class ConnectionTransport implements Transport {

    private final Connections connections;
    private final Deadlines deadlines;

    ConnectionTransport(Connections connections, Deadlines deadlines) {
        this.connections = connections;
        this.deadlines = deadlines;
    }

    @Override
    public Duration defaultTimeout(String service) {
        try (SoaConnection connection = connections.open(service)) {
            return connection.defaultTimeout();
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

    /** Spares Redis a job whose answer would find nobody to use it. */
    private void requireTime(OutgoingJob job) {
        if (deadlines.isOver(job.deadline())) {
            throw new ReplyTimeoutException(job.service(), Duration.ZERO, null);
        }
    }
}
