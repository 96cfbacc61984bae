/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jsoa.cdi.async.Stages;
import org.jsoa.cdi.time.Deadlines;
import org.jsoa.client.ConnectionLostException;
import org.jsoa.client.Outcome;
import org.jsoa.client.ReplyTimeoutException;
import org.jsoa.client.ServiceJob;
import org.jsoa.client.TransportException;
import org.jsoa.message.JobResponse;

/**
 * Jobs that have been sent together, and what is made of their answers.
 *
 * @param jobs the jobs
 * @param answers their answers, as far as jobs were sent
 * @param end completes when all jobs are answered or have failed or, if they count together, with the first failure
 * @param deadline when all end
 */
// What is done at the end of futures here cannot fail.
@SuppressWarnings("FutureReturnValueIgnored")
record Batch(
        List<ServiceJob> jobs,
        List<CompletableFuture<JobResponse>> answers,
        CompletableFuture<Void> end,
        Instant deadline) {

    /** Makes the end of the batch, however it comes, give up the answers that are still awaited. */
    Batch {
        List<CompletableFuture<JobResponse>> awaited = answers;
        end.whenComplete((nothing, failure) -> awaited.forEach(answer -> answer.cancel(false)));
    }

    static Batch of(
            List<ServiceJob> jobs, List<CompletableFuture<JobResponse>> answers, boolean together, Instant deadline) {
        CompletableFuture<Void> all = CompletableFuture.allOf(answers.toArray(new CompletableFuture<?>[0]));
        if (!together) {
            return new Batch(jobs, answers, all.exceptionally(failure -> null), deadline);
        }
        for (CompletableFuture<JobResponse> answer : answers) {
            answer.whenComplete((response, failure) -> {
                if (failure != null) {
                    all.completeExceptionally(failure);
                }
            });
        }
        return new Batch(jobs, answers, all, deadline);
    }

    /** Waits for the end. */
    void await(Deadlines deadlines) {
        Duration left = end.isDone() ? Duration.ZERO : deadlines.until(deadline);
        Duration patience = left.isNegative() ? Duration.ZERO : left;
        try {
            end.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            giveUp(service -> new ReplyTimeoutException(service, patience, null));
        } catch (InterruptedException e) {
            giveUp(service -> new ConnectionLostException(service, e));
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // One of the answers failed, as whoever asks for the results is told.
            return;
        }
    }

    private void giveUp(Function<String, TransportException> failure) {
        for (int i = 0; i < answers.size(); i++) {
            answers.get(i).completeExceptionally(failure.apply(jobs.get(i).service()));
        }
    }

    /** Returns what is made of the answers, or throws the failure in which the batch ended. Not before the end. */
    <R> List<R> results(ResponseMapper<R> use) {
        Stages.settled(end);
        List<R> results = new ArrayList<>(answers.size());
        for (int i = 0; i < answers.size(); i++) {
            results.add(use.of(jobs.get(i), Stages.settled(answers.get(i))));
        }
        return List.copyOf(results);
    }

    /** Returns what became of each job. Not before the end. */
    <R> List<Outcome<R>> outcomes(ResponseMapper<R> use) {
        List<Outcome<R>> outcomes = new ArrayList<>(answers.size());
        for (int i = 0; i < answers.size(); i++) {
            outcomes.add(outcome(jobs.get(i), answers.get(i), use));
        }
        return List.copyOf(outcomes);
    }

    private static <R> Outcome<R> outcome(
            ServiceJob job, CompletableFuture<JobResponse> answer, ResponseMapper<R> use) {
        try {
            return new Outcome.Answered<>(use.of(job, Stages.settled(answer)));
        } catch (RuntimeException e) {
            return new Outcome.Failed<>(e);
        }
    }
}
