/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transport;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jsoa.cdi.async.CallbackExecutor;
import org.jsoa.cdi.async.Stages;
import org.jsoa.cdi.log.CallLog;
import org.jsoa.cdi.time.Deadlines;
import org.jsoa.client.ResponseTimeoutException;
import org.jsoa.client.SendFailedException;
import org.jsoa.client.TransportException;
import org.jsoa.connection.Deadline;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.SoaConnection;
import org.jsoa.message.JobResponse;
import org.jsoa.untrusted.SafeLogger;

/** Sends jobs to their services through connections, and receives the responses. */
public final class ConnectionTransport implements Transport {

    private static final Logger LOG = SafeLogger.of(ConnectionTransport.class);
    private static final Duration WITHOUT_CONNECTION = Duration.ofSeconds(5);

    /** How long a call waits for the adapter at most, whatever its timeout. A missing adapter is to be told. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Connections connections;
    private final Deadlines deadlines;
    private final CallbackExecutor callbacks;
    private final CallLog log;

    public ConnectionTransport(Connections connections, Deadlines deadlines, CallbackExecutor callbacks) {
        this.connections = connections;
        this.deadlines = deadlines;
        this.callbacks = callbacks;
        this.log = new CallLog(deadlines.clock());
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
        if (!connections.areKnown()) {
            return exchangeOnceKnown(job);
        }
        try (SoaConnection connection = connections.open(job.service())) {
            return exchange(job, connection);
        }
    }

    private JobResponse exchange(OutgoingJob job, SoaConnection connection) {
        long begin = log.now();
        try {
            JobResponse response = connection.call(job);
            log.responded(job, timeout(job, connection), begin);
            return response;
        } catch (ResponseTimeoutException e) {
            log.timedOut(job, e.getMessage());
            throw e;
        }
    }

    private static Duration timeout(OutgoingJob job, SoaConnection connection) {
        return job.timeout() == null ? connection.defaultTimeout() : job.timeout();
    }

    private JobResponse exchangeOnceKnown(OutgoingJob job) {
        long begin = deadlines.clock().getAsLong();
        try {
            connections.awaitKnown(patience(job));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SendFailedException.byCaller(
                    job.service(), "the caller was interrupted while it waited for the JSOA resource adapter", e);
        }
        try (SoaConnection connection = connections.open(job.service())) {
            return exchange(begunAt(begin, job, connection), connection);
        }
    }

    private Duration patience(OutgoingJob job) {
        Duration timeout = job.timeout() == null ? WITHOUT_CONNECTION : job.timeout();
        Duration left = deadlines.until(deadlines.ofCalls(job.deadline(), timeout));
        return left.compareTo(LONGEST_WAIT) < 0 ? left : LONGEST_WAIT;
    }

    /** Returns the job with the time of the wait taken off. */
    private static OutgoingJob begunAt(long begin, OutgoingJob job, SoaConnection connection) {
        Deadline end = Deadline.in(timeout(job, connection), begin);
        return end.isBefore(job.deadline()) ? job.withDeadline(end) : job;
    }

    @Override
    public CompletableFuture<JobResponse> send(OutgoingJob job) {
        try {
            requireTime(job);
            if (!connections.areKnown()) {
                return sendOnceKnown(job);
            }
            try (SoaConnection connection = connections.open(job.service())) {
                return logged(job, connection, connection.send(job));
            }
        } catch (TransportException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * Returns at once. The job is sent on another thread, or fails there shortly before its time is over. The caller then learns that there
     * is no adapter.
     */
    private CompletableFuture<JobResponse> sendOnceKnown(OutgoingJob job) {
        long begin = deadlines.clock().getAsLong();
        Executor executor = callbacks.executor();
        CompletableFuture<Void> end = new CompletableFuture<>();
        Runnable forget = connections.whenKnown(() -> end.complete(null));
        Runnable cancel =
                callbacks.after(patience(job).multipliedBy(9).dividedBy(10), Runnable::run, () -> end.complete(null));
        CompletableFuture<Void> ready = end.thenRunAsync(forget, executor).thenRun(cancel);
        return Stages.compose(ready, nothing -> {
            try (SoaConnection connection = connections.open(job.service())) {
                OutgoingJob begun = begunAt(begin, job, connection);
                return logged(begun, connection, connection.send(begun));
            }
        });
    }

    @Override
    public List<CompletableFuture<JobResponse>> sendAll(List<OutgoingJob> jobs) {
        // All jobs share one deadline. Checking one is enough.
        if (jobs.size() <= 1
                || !connections.areKnown()
                || deadlines.isOver(jobs.get(0).deadline())) {
            return jobs.stream().map(this::send).toList();
        }
        try (SoaConnection connection = connections.open(jobs.get(0).service())) {
            List<CompletionStage<JobResponse>> sent = connection.sendAll(jobs);
            List<CompletableFuture<JobResponse>> responses = new ArrayList<>(sent.size());
            for (int i = 0; i < sent.size(); i++) {
                responses.add(logged(jobs.get(i), connection, sent.get(i)));
            }
            return responses;
        } catch (TransportException e) {
            return jobs.stream()
                    .map(job -> CompletableFuture.<JobResponse>failedFuture(e))
                    .toList();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Logging cannot fail.
    private CompletableFuture<JobResponse> logged(
            OutgoingJob job, SoaConnection connection, CompletionStage<JobResponse> sent) {
        CompletableFuture<JobResponse> response = sent.toCompletableFuture();
        if (response.isDone()) {
            return response;
        }
        long begin = log.now();
        Duration timeout = timeout(job, connection);
        response.whenComplete((value, failure) -> {
            if (failure == null) {
                log.responded(job, timeout, begin);
            } else if (failure instanceof ResponseTimeoutException late) {
                log.timedOut(job, late.getMessage());
            }
        });
        return response;
    }

    /** Rejects a job whose deadline has passed, because its response would be useless. */
    private void requireTime(OutgoingJob job) {
        if (deadlines.isOver(job.deadline())) {
            throw new ResponseTimeoutException(job.service(), Duration.ZERO, null);
        }
    }
}
