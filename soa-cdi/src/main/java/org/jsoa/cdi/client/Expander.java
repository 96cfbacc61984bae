/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jsoa.cdi.async.CallbackExecutor;
import org.jsoa.cdi.async.Stages;
import org.jsoa.cdi.expansion.ExpansionRun;
import org.jsoa.cdi.time.Deadlines;
import org.jsoa.client.ServiceJob;
import org.jsoa.message.JobResponse;

/** Makes the calls that expansions in answers need, within what is left of the time of the call that was answered. */
final class Expander {

    private final Batches batches;
    private final Deadlines deadlines;
    private final CallbackExecutor continuations;

    Expander(Batches batches, Deadlines deadlines, CallbackExecutor continuations) {
        this.batches = batches;
        this.deadlines = deadlines;
        this.continuations = continuations;
    }

    List<JobResponse> expand(CallPlan undertaking, List<JobResponse> answers) {
        if (undertaking.expansions().isEmpty()) {
            return answers;
        }
        ExpansionRun run = new ExpansionRun(undertaking.expansions(), answers);
        for (List<ServiceJob> jobs = run.next(); !jobs.isEmpty(); jobs = run.next()) {
            Batch batch = batches.send(undertaking, jobs, true);
            batch.await(deadlines);
            run.accept(batch.results((job, answer) -> answer));
        }
        return run.result();
    }

    CompletableFuture<List<JobResponse>> expandAsync(CallPlan undertaking, List<JobResponse> answers) {
        return undertaking.expansions().isEmpty()
                ? CompletableFuture.completedFuture(answers)
                : goOn(undertaking, new ExpansionRun(undertaking.expansions(), answers));
    }

    private CompletableFuture<List<JobResponse>> goOn(CallPlan undertaking, ExpansionRun run) {
        List<ServiceJob> jobs = run.next();
        if (jobs.isEmpty()) {
            return CompletableFuture.completedFuture(run.result());
        }
        Batch batch = batches.send(undertaking, jobs, true);
        CompletableFuture<List<JobResponse>> round =
                continuations.handOver(batch.end(), end -> batch.results((job, answer) -> answer));
        return Stages.compose(round, received -> {
            run.accept(received);
            return goOn(undertaking, run);
        });
    }
}
