/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transport;

import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jsoa.cdi.async.CallbackExecutor;
import org.jsoa.cdi.async.Stages;
import org.jsoa.cdi.middleware.CallMiddleware;
import org.jsoa.cdi.middleware.CallStep;
import org.jsoa.cdi.time.Deadlines;
import org.jsoa.client.ConnectionLostException;
import org.jsoa.client.ResponseTimeoutException;
import org.jsoa.connection.Deadline;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.JobResponse;

/**
 * Adds middleware to another transport. Middleware always gets a stage. In a blocking call, the stage is already
 * complete.
 */
public final class InterceptedTransport implements Transport {

    private final Transport inner;
    private final Deadlines deadlines;
    private final CallStep exchanging;
    private final CallStep sending;

    public InterceptedTransport(
            Transport inner, CallMiddleware middleware, Deadlines deadlines, CallbackExecutor callbacks) {
        this.inner = inner;
        this.deadlines = deadlines;
        this.exchanging = middleware.around(job -> exchanged(inner, job));
        this.sending = middleware.around(job -> callbacks.handOverLinked(inner.send(job)));
    }

    private static CompletionStage<JobResponse> exchanged(Transport inner, OutgoingJob job) {
        try {
            return CompletableFuture.completedFuture(inner.exchange(job));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public Duration defaultTimeout(List<String> services) {
        return inner.defaultTimeout(services);
    }

    @Override
    public CompletableFuture<JobResponse> send(OutgoingJob job) {
        return run(sending, job);
    }

    /** Sends one job after the other, because middleware decides whether and when each job is sent. */
    @Override
    public List<CompletableFuture<JobResponse>> sendAll(List<OutgoingJob> jobs) {
        return jobs.stream().map(this::send).toList();
    }

    @Override
    public JobResponse exchange(OutgoingJob job) {
        CompletableFuture<JobResponse> response = run(exchanging, job);
        if (!response.isDone()) {
            // Middleware has returned a stage of its own, which must not take longer than the call.
            await(response, job);
        }
        return Stages.result(response);
    }

    private void await(CompletableFuture<JobResponse> response, OutgoingJob job) {
        Duration timeout = inner.timeoutOf(job);
        Deadline end = deadlines.ofCalls(job.deadline(), timeout);
        try {
            response.get(deadlines.until(end).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            response.completeExceptionally(new ResponseTimeoutException(job.service(), timeout, e));
        } catch (InterruptedException e) {
            response.completeExceptionally(new ConnectionLostException(job.service(), e));
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // The future holds the failure.
            return;
        }
    }

    private static CompletableFuture<JobResponse> run(CallStep step, OutgoingJob job) {
        try {
            return Objects.requireNonNull(step.run(job), "client middleware must return a stage")
                    .toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return CompletableFuture.failedFuture(new UndeclaredThrowableException(e, e.toString()));
        }
    }
}
