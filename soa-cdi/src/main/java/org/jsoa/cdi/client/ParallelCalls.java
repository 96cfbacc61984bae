/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jsoa.cdi.async.CallbackExecutor;
import org.jsoa.cdi.async.Stages;
import org.jsoa.cdi.time.Deadlines;
import org.jsoa.client.CallException;
import org.jsoa.client.CallOptions;
import org.jsoa.client.Outcome;
import org.jsoa.client.ServiceJob;
import org.jsoa.message.JobResponse;

/** Makes several calls at once, and expands their responses. */
final class ParallelCalls {

    private final Batches batches;
    private final Expander expander;
    private final Deadlines deadlines;
    private final CallbackExecutor callbacks;
    private final ErrorMappers errors;

    ParallelCalls(
            Batches batches, Expander expander, Deadlines deadlines, CallbackExecutor callbacks, ErrorMappers errors) {
        this.batches = batches;
        this.expander = expander;
        this.deadlines = deadlines;
        this.callbacks = callbacks;
        this.errors = errors;
    }

    List<JobResponse> call(List<ServiceJob> jobs, CallOptions options) {
        CallPlan plan = batches.begin(jobs, options);
        Batch batch = batches.send(plan, jobs, true);
        batch.await(deadlines);
        try {
            return expander.expand(plan, batch.results(options.raise()));
        } catch (CallException e) {
            throw errors.toThrow(e);
        }
    }

    CompletableFuture<List<JobResponse>> callAsync(List<ServiceJob> jobs, CallOptions options) {
        CallPlan plan = batches.begin(jobs, options);
        Batch batch = batches.send(plan, jobs, true);
        CompletableFuture<List<JobResponse>> responses =
                callbacks.handOver(batch.end(), end -> batch.results(options.raise()), errors::toThrow);
        return plan.expansions().isEmpty()
                ? responses
                : Stages.compose(responses, received -> mapped(expander.expandAsync(plan, received)));
    }

    List<Outcome> attempt(List<ServiceJob> jobs, CallOptions options) {
        CallPlan plan = batches.begin(jobs, options);
        Batch batch = batches.send(plan, jobs, false);
        batch.await(deadlines);
        List<Outcome> outcomes = batch.outcomes(options.raise(), errors);
        try {
            return expanded(outcomes, expander.expand(plan, responses(outcomes)));
        } catch (CallException e) {
            throw errors.toThrow(e);
        }
    }

    CompletableFuture<List<Outcome>> attemptAsync(List<ServiceJob> jobs, CallOptions options) {
        CallPlan plan = batches.begin(jobs, options);
        Batch batch = batches.send(plan, jobs, false);
        CompletableFuture<List<Outcome>> outcomes =
                callbacks.handOver(batch.end(), end -> batch.outcomes(options.raise(), errors), Function.identity());
        return plan.expansions().isEmpty()
                ? outcomes
                : Stages.compose(
                        outcomes,
                        received -> Stages.map(
                                expander.expandAsync(plan, responses(received)),
                                responses -> expanded(received, responses),
                                errors::toThrow));
    }

    private CompletableFuture<List<JobResponse>> mapped(CompletableFuture<List<JobResponse>> expanded) {
        return Stages.map(expanded, Function.identity(), errors::toThrow);
    }

    private static List<JobResponse> responses(List<Outcome> outcomes) {
        List<JobResponse> responses = new ArrayList<>(outcomes.size());
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Responded responded) {
                responses.add(responded.response());
            }
        }
        return responses;
    }

    /** Replaces each response by its expanded form. */
    private static List<Outcome> expanded(List<Outcome> outcomes, List<JobResponse> expanded) {
        List<Outcome> results = new ArrayList<>(outcomes.size());
        Iterator<JobResponse> next = expanded.iterator();
        for (Outcome outcome : outcomes) {
            results.add(outcome instanceof Outcome.Responded ? new Outcome.Responded(next.next()) : outcome);
        }
        return List.copyOf(results);
    }
}
