/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.outbound;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.SoaConnection;
import org.jsoa.deadletter.DeadLetters;
import org.jsoa.message.JobResponse;

/**
 * The handle by which an application uses a managed connection, until the application closes it or the server reclaims it.
 */
public final class ConnectionHandle implements SoaConnection {

    private final AtomicReference<SoaManagedConnection> connection;

    ConnectionHandle(SoaManagedConnection connection) {
        this.connection = new AtomicReference<>(connection);
    }

    @Override
    public CompletionStage<JobResponse> send(OutgoingJob job) {
        return open().caller().send(job);
    }

    @Override
    public List<CompletionStage<JobResponse>> sendAll(List<OutgoingJob> jobs) {
        return List.copyOf(open().caller().sendAll(jobs));
    }

    @Override
    public JobResponse call(OutgoingJob job) {
        return open().caller().call(job);
    }

    @Override
    public Duration defaultTimeout() {
        return open().caller().defaultTimeout();
    }

    @Override
    public DeadLetters deadLetters() {
        return open().deadLetters();
    }

    private SoaManagedConnection open() {
        SoaManagedConnection current = connection.get();
        if (current == null || !current.isUsable()) {
            if (current != null) {
                current.reportIfFailed();
            }
            throw new IllegalStateException("the connection is closed");
        }
        return current;
    }

    void moveTo(SoaManagedConnection other) {
        SoaManagedConnection previous = connection.getAndSet(other);
        if (previous != null) {
            previous.release(this);
        }
    }

    void invalidate() {
        connection.set(null);
    }

    @Override
    public void close() {
        SoaManagedConnection current = connection.getAndSet(null);
        if (current != null) {
            current.closed(this);
        }
    }
}
