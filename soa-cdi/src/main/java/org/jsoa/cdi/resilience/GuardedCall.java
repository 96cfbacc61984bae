/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.resilience;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jsoa.cdi.async.Stages;
import org.jsoa.cdi.transport.Transport;
import org.jsoa.message.JobResponse;

/**
 * A call under a policy in which no thread waits: it does what its {@link Attempts} say. The adapter's thread only asks them; what is
 * sent again is sent by the executor.
 */
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
     * Goes on with a call whose first attempt was sent.
     *
     * @param first the response to the first attempt
     * @param inner sends further ones
     * @param attempts say what to do; their first attempt has begun
     * @param executor sends further attempts; may be null where there is only one
     * @return the response. Cancelling it gives up the current attempt, and those that would follow.
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
        attempt.whenComplete(
                (response, failure) -> ended(response, failure == null ? null : Stages.unwrapped(failure)));
        if (given.isDone()) {
            attempt.cancel(false);
        }
    }

    private void ended(JobResponse response, Throwable failure) {
        if (given.isDone()) {
            // The attempt was cancelled for the reason for which the call ended.
            attempts.abandon(given.handle((nothing, reason) -> reason).getNow(failure));
            return;
        }
        proceed(failure == null ? attempts.responded(response) : attempts.failed(failure));
    }

    private void proceed(Attempts.Next next) {
        switch (next) {
            case SEND -> follow(sent());
            case PAUSE ->
                CompletableFuture.delayedExecutor(attempts.pause().toNanos(), TimeUnit.NANOSECONDS, this::execute)
                        .execute(this::resume);
            case END -> end();
        }
    }

    private CompletableFuture<JobResponse> sent() {
        try {
            return inner.send(attempts.job());
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void execute(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            if (attempts.failure() != null) {
                attempts.failure().addSuppressed(e);
            }
            proceed(attempts.giveUp());
        }
    }

    private void resume() {
        if (!given.isDone()) {
            proceed(attempts.resume());
        }
    }

    private void end() {
        if (attempts.response() == null) {
            given.completeExceptionally(attempts.failure());
        } else {
            given.complete(attempts.response());
        }
    }
}
