/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jsoa.cdi.async.CallbackExecutor;
import org.jsoa.cdi.async.Stages;
import org.jsoa.cdi.time.Deadlines;
import org.jsoa.client.CallException;
import org.jsoa.client.CallOptions;
import org.jsoa.client.ServiceJob;

/**
 * Makes several calls at once, and expands their responses.
 *
 * @param <T> what the caller gets for each job
 */
final class ParallelCalls<T> {

    private final BatchResult<T> result;
    private final Batches batches;
    private final Expander expander;
    private final Deadlines deadlines;
    private final CallbackExecutor callbacks;
    private final ErrorMappers errors;

    ParallelCalls(
            BatchResult<T> result,
            Batches batches,
            Expander expander,
            Deadlines deadlines,
            CallbackExecutor callbacks,
            ErrorMappers errors) {
        this.result = result;
        this.batches = batches;
        this.expander = expander;
        this.deadlines = deadlines;
        this.callbacks = callbacks;
        this.errors = errors;
    }

    List<T> call(List<ServiceJob> jobs, CallOptions options) {
        CallPlan plan = batches.begin(jobs, options);
        Batch batch = batches.send(plan, jobs, result.failTogether());
        batch.await(deadlines);
        try {
            List<T> results = result.of(batch, options.raise());
            return plan.expansions().isEmpty()
                    ? results
                    : result.expanded(results, expander.expand(plan, result.responses(results)));
        } catch (CallException e) {
            throw errors.toThrow(e);
        }
    }

    CompletableFuture<List<T>> callAsync(List<ServiceJob> jobs, CallOptions options) {
        CallPlan plan = batches.begin(jobs, options);
        Batch batch = batches.send(plan, jobs, result.failTogether());
        CompletableFuture<List<T>> awaited =
                callbacks.handOver(batch.end(), end -> result.of(batch, options.raise()), errors::toThrow);
        return plan.expansions().isEmpty()
                ? awaited
                : Stages.compose(
                        awaited,
                        results -> Stages.map(
                                expander.expandAsync(plan, result.responses(results)),
                                responses -> result.expanded(results, responses),
                                errors::toThrow));
    }
}
