/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.resilience;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jsoa.cdi.async.Stages;
import org.jsoa.cdi.transport.Transport;
import org.jsoa.client.TransportException;
import org.jsoa.message.JobResponse;

/** A call under a policy that no thread waits in. The adapter's thread only decides; what is tried again runs elsewhere. */
// What is done at the end of futures here cannot fail.
@SuppressWarnings("FutureReturnValueIgnored")
final class GuardedCall {

    private final Transport inner;
    private final Attempts attempts;
    private final Executor executor;
    private final CompletableFuture<JobResponse> given = new CompletableFuture<>();
    private volatile CompletableFuture<JobResponse> current;

    private GuardedCall(Transport inner, Attempts attempts, Executor executor) {
        this.inner = inner;
        this.attempts = attempts;
        this.executor = executor;
    }

    /**
     * Goes on with a call whose first attempt is on its way.
     *
     * @param first the answer to the first attempt, which was let through
     * @param inner sends further ones
     * @param attempts counts them
     * @param executor runs what sends them; may be null where there is only one
     * @return the answer. Cancelling it gives up the attempt in hand, and those that would follow.
     */
    static CompletableFuture<JobResponse> following(
            CompletableFuture<JobResponse> first, Transport inner, Attempts attempts, Executor executor) {
        GuardedCall call = new GuardedCall(inner, attempts, executor);
        call.follow(first);
        call.given.whenComplete((response, failure) -> call.current.cancel(false));
        return call.given;
    }

    private void follow(CompletableFuture<JobResponse> attempt) {
        current = attempt;
        attempt.whenComplete((response, failure) -> ended(response, failure == null ? null : Stages.asItIs(failure)));
        if (given.isDone()) {
            attempt.cancel(false);
        }
    }

    private void ended(JobResponse response, Throwable failure) {
        if (given.isDone()) {
            // Somebody else has ended the call, and knows better why than the attempt, which was cancelled for it.
            attempts.guard().leave(given.handle((nothing, reason) -> reason).getNow(failure));
            return;
        }
        attempts.guard().leave(failure);
        Optional<Duration> delay = failure == null ? attempts.afterAnswer(response) : attempts.afterFailure(failure);
        if (delay.isEmpty() && failure == null) {
            given.complete(response);
        } else if (delay.isEmpty()) {
            fail(failure);
        } else {
            CompletableFuture.delayedExecutor(
                            delay.get().toNanos(), TimeUnit.NANOSECONDS, task -> execute(task, failure))
                    .execute(() -> again(failure));
        }
    }

    private void execute(Runnable task, Throwable failure) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            if (failure != null) {
                failure.addSuppressed(e);
            }
            fail(failure);
        }
    }

    private void again(Throwable failure) {
        if (given.isDone()) {
            return;
        }
        if (attempts.isTimeOver()) {
            fail(failure);
            return;
        }
        try {
            attempts.guard().enter();
        } catch (RuntimeException e) {
            fail(e);
            return;
        }
        follow(sent());
    }

    private CompletableFuture<JobResponse> sent() {
        try {
            return inner.send(attempts.job());
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Ends the call after a failure, or null after an answer that was to be followed by another attempt. */
    private void fail(Throwable failure) {
        if (attempts.lost() != null && (failure == null || failure instanceof TransportException)) {
            given.complete(attempts.lost());
            return;
        }
        given.completeExceptionally(
                failure instanceof TransportException unanswered ? attempts.told(unanswered) : failure);
    }
}
