/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.async;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Derives futures that do not wrap failures and that pass cancellation on to their source. Futures of the JDK do
 * neither.
 *
 * @since 0.1
 */
public final class Stages {

    private Stages() {}

    /**
     * Derives a future from another.
     *
     * @param source the source, which is cancelled if the derived future completes earlier
     * @param use converts the value of the source; may throw
     * @param failed converts a failure of the source or of {@code use}
     * @param <T> the source's value
     * @param <R> the derived one's value
     * @return the derived future, of the same kind as the source
     */
    // The futures of these callbacks cannot fail: each callback passes its own failure on.
    @SuppressWarnings("FutureReturnValueIgnored")
    public static <T, R> CompletableFuture<R> map(
            CompletableFuture<T> source, Function<T, R> use, Function<Throwable, Throwable> failed) {
        CompletableFuture<R> derived = source.newIncompleteFuture();
        source.whenComplete((value, failure) -> complete(derived, value, failure, use, failed));
        derived.whenComplete((value, failure) -> source.cancel(false));
        return derived;
    }

    /**
     * Derives a future from two stages, the second of which starts when the first has completed.
     *
     * @param source the first stage. Both stages are cancelled if the derived future completes earlier.
     * @param next starts the second stage; may throw
     * @param <T> the source's value
     * @param <R> the derived one's value
     * @return the derived future, of the same kind as the source
     */
    @SuppressWarnings("FutureReturnValueIgnored")
    public static <T, R> CompletableFuture<R> compose(
            CompletableFuture<T> source, Function<T, CompletableFuture<R>> next) {
        CompletableFuture<R> derived = source.newIncompleteFuture();
        source.whenComplete((value, failure) -> {
            if (failure != null) {
                derived.completeExceptionally(unwrapped(failure));
            } else if (!derived.isDone()) {
                follow(derived, value, next);
            }
        });
        derived.whenComplete((value, failure) -> source.cancel(false));
        return derived;
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private static <T, R> void follow(CompletableFuture<R> derived, T value, Function<T, CompletableFuture<R>> next) {
        try {
            CompletableFuture<R> following = next.apply(value);
            following.whenComplete(
                    (result, failure) -> complete(derived, result, failure, Function.identity(), Function.identity()));
            derived.whenComplete((result, failure) -> following.cancel(false));
        } catch (RuntimeException | Error e) {
            derived.completeExceptionally(e);
        }
    }

    static <T, R> void complete(
            CompletableFuture<R> derived,
            T value,
            Throwable failure,
            Function<T, R> use,
            Function<Throwable, Throwable> failed) {
        try {
            if (failure == null) {
                derived.complete(use.apply(value));
                return;
            }
        } catch (RuntimeException | Error e) {
            fail(derived, e, failed);
            return;
        }
        fail(derived, unwrapped(failure), failed);
    }

    private static void fail(CompletableFuture<?> derived, Throwable failure, Function<Throwable, Throwable> failed) {
        try {
            derived.completeExceptionally(failed.apply(failure));
        } catch (RuntimeException | Error e) {
            derived.completeExceptionally(e);
        }
    }

    /** Returns the value of a completed future, or throws its failure unwrapped. */
    public static <T> T result(CompletableFuture<T> done) {
        try {
            return done.join();
        } catch (CompletionException e) {
            if (unwrapped(e) instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Returns a failure without the {@link CompletionException} that stages wrap around it. */
    public static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
