/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jsoa.cdi.async.CallbackExecutor;
import org.jsoa.cdi.async.Stages;
import org.jsoa.cdi.expansion.ExpansionRun;
import org.jsoa.cdi.time.Deadlines;
import org.jsoa.client.CallOptions;
import org.jsoa.client.ServiceJob;
import org.jsoa.message.JobResponse;

/** Makes the calls that expansions in responses need, within the remaining time of the call. */
final class Expander {

    /** Each expansion decides itself whether an error is thrown. */
    private static final CallOptions.Raise ERRORS_IN_RESPONSE = new CallOptions.Raise(false, false);

    private final Batches batches;
    private final Deadlines deadlines;
    private final CallbackExecutor callbacks;

    Expander(Batches batches, Deadlines deadlines, CallbackExecutor callbacks) {
        this.batches = batches;
        this.deadlines = deadlines;
        this.callbacks = callbacks;
    }

    List<JobResponse> expand(CallPlan plan, List<JobResponse> responses) {
        if (plan.expansions().isEmpty()) {
            return responses;
        }
        ExpansionRun run = new ExpansionRun(plan.expansions(), responses);
        for (List<ServiceJob> jobs = run.next(); !jobs.isEmpty(); jobs = run.next()) {
            Batch batch = batches.send(plan, jobs, true);
            batch.await(deadlines);
            run.accept(batch.results(ERRORS_IN_RESPONSE));
        }
        return run.result();
    }

    CompletableFuture<List<JobResponse>> expandAsync(CallPlan plan, List<JobResponse> responses) {
        return plan.expansions().isEmpty()
                ? CompletableFuture.completedFuture(responses)
                : nextRound(plan, new ExpansionRun(plan.expansions(), responses));
    }

    private CompletableFuture<List<JobResponse>> nextRound(CallPlan plan, ExpansionRun run) {
        List<ServiceJob> jobs = run.next();
        if (jobs.isEmpty()) {
            return CompletableFuture.completedFuture(run.result());
        }
        Batch batch = batches.send(plan, jobs, true);
        CompletableFuture<List<JobResponse>> round =
                callbacks.handOver(batch.end(), end -> batch.results(ERRORS_IN_RESPONSE), Function.identity());
        return Stages.compose(round, received -> {
            run.accept(received);
            return nextRound(plan, run);
        });
    }
}
