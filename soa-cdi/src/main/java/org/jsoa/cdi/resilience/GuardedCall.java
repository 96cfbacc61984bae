/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.resilience;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jsoa.cdi.async.Stages;
import org.jsoa.cdi.transport.Transport;
import org.jsoa.message.JobResponse;

/**
 * An asynchronous call under a policy. It performs the steps that its {@link Attempts} decide. The decision is made on
 * the adapter's thread. Retries are sent on the threads that end the pauses.
 */
// The callbacks of futures here cannot fail.
@SuppressWarnings("FutureReturnValueIgnored")
final class GuardedCall {

    private final Transport inner;
    private final Attempts attempts;
    private final BiConsumer<Duration, Runnable> pauses;
    private final CompletableFuture<JobResponse> result = new CompletableFuture<>();
    private volatile CompletableFuture<JobResponse> current;

    private GuardedCall(Transport inner, Attempts attempts, BiConsumer<Duration, Runnable> pauses) {
        this.inner = inner;
        this.attempts = attempts;
        this.pauses = pauses;
    }

    /**
     * Continues a call whose first attempt was sent.
     *
     * @param first the response to the first attempt
     * @param inner sends further ones
     * @param attempts decide the steps; their first attempt has started
     * @param pauses runs a task after a time, on a thread that may send; null if there is only one attempt
     * @return the response. Cancelling it abandons the current attempt and prevents further ones.
     */
    static CompletableFuture<JobResponse> following(
            CompletableFuture<JobResponse> first,
            Transport inner,
            Attempts attempts,
            BiConsumer<Duration, Runnable> pauses) {
        GuardedCall call = new GuardedCall(inner, attempts, pauses);
        call.follow(first);
        call.result.whenComplete((response, failure) -> call.current.cancel(false));
        return call.result;
    }

    private void follow(CompletableFuture<JobResponse> attempt) {
        current = attempt;
        attempt.whenComplete(
                (response, failure) -> ended(response, failure == null ? null : Stages.unwrapped(failure)));
        if (result.isDone()) {
            attempt.cancel(false);
        }
    }

    private void ended(JobResponse response, Throwable failure) {
        if (result.isDone()) {
            // The call ended first, which cancelled the attempt.
            attempts.abandon(result.handle((nothing, reason) -> reason).getNow(failure));
            return;
        }
        proceed(failure == null ? attempts.responded(response) : attempts.failed(failure));
    }

    private void proceed(Attempts.Next next) {
        switch (next) {
            case SEND -> follow(sent());
            case PAUSE -> pauses.accept(attempts.pause(), this::resume);
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

    private void resume() {
        if (!result.isDone()) {
            proceed(attempts.resume());
        }
    }

    private void end() {
        if (attempts.response() == null) {
            result.completeExceptionally(attempts.failure());
        } else {
            result.complete(attempts.response());
        }
    }
}
