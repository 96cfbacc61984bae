/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jsoa.cdi.async.CallbackExecutor;
import org.jsoa.cdi.async.Stages;
import org.jsoa.cdi.time.Deadlines;
import org.jsoa.client.CallOptions;
import org.jsoa.client.Outcome;
import org.jsoa.client.ServiceJob;
import org.jsoa.message.JobResponse;

/** Makes several calls at once, and expands their answers. */
final class ParallelCalls {

    private final Batches batches;
    private final Expander expander;
    private final Deadlines deadlines;
    private final CallbackExecutor continuations;

    ParallelCalls(Batches batches, Expander expander, Deadlines deadlines, CallbackExecutor continuations) {
        this.batches = batches;
        this.expander = expander;
        this.deadlines = deadlines;
        this.continuations = continuations;
    }

    <R> List<R> call(List<ServiceJob> jobs, CallOptions options, ResponseMapper<R> use) {
        CallPlan undertaking = batches.begin(jobs, options);
        Batch batch = batches.send(undertaking, jobs, true);
        batch.await(deadlines);
        return used(jobs, expander.expand(undertaking, batch.results(checked(options))), use);
    }

    <R> CompletableFuture<List<R>> callAsync(List<ServiceJob> jobs, CallOptions options, ResponseMapper<R> use) {
        CallPlan undertaking = batches.begin(jobs, options);
        Batch batch = batches.send(undertaking, jobs, true);
        if (undertaking.expansions().isEmpty()) {
            return continuations.handOver(batch.end(), end -> used(jobs, batch.results(checked(options)), use));
        }
        return Stages.map(
                Stages.compose(
                        continuations.handOver(batch.end(), end -> batch.results(checked(options))),
                        answers -> expander.expandAsync(undertaking, answers)),
                answers -> used(jobs, answers, use),
                UnaryOperator.identity());
    }

    <R> List<Outcome<R>> attempt(List<ServiceJob> jobs, CallOptions options, ResponseMapper<R> use) {
        CallPlan undertaking = batches.begin(jobs, options);
        Batch batch = batches.send(undertaking, jobs, false);
        batch.await(deadlines);
        List<Outcome<JobResponse>> outcomes = batch.outcomes(checked(options));
        return Outcomes.of(jobs, outcomes, expander.expand(undertaking, Outcomes.answers(outcomes)), use);
    }

    <R> CompletableFuture<List<Outcome<R>>> attemptAsync(
            List<ServiceJob> jobs, CallOptions options, ResponseMapper<R> use) {
        CallPlan undertaking = batches.begin(jobs, options);
        Batch batch = batches.send(undertaking, jobs, false);
        return Stages.compose(
                continuations.handOver(batch.end(), end -> batch.outcomes(checked(options))),
                outcomes -> Stages.map(
                        expander.expandAsync(undertaking, Outcomes.answers(outcomes)),
                        answers -> Outcomes.of(jobs, outcomes, answers, use),
                        UnaryOperator.identity()));
    }

    private static ResponseMapper<JobResponse> checked(CallOptions options) {
        return (job, response) -> Responses.checked(job.service(), response, options.raise());
    }

    private static <R> List<R> used(List<ServiceJob> jobs, List<JobResponse> answers, ResponseMapper<R> use) {
        List<R> results = new ArrayList<>(jobs.size());
        Iterator<JobResponse> next = answers.iterator();
        jobs.forEach(job -> results.add(use.of(job, next.next())));
        return List.copyOf(results);
    }
}
