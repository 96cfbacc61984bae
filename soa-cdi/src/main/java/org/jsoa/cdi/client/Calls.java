/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jsoa.client.CallOptions;
import org.jsoa.client.ServiceJob;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.JobResponse;

/** Makes calls of one job. */
final class Calls {

    private final Transport transport;
    private final Caller caller;
    private final Deadlines deadlines;
    private final Continuations continuations;
    private final ParallelCalls parallel;

    Calls(
            Transport transport,
            Caller caller,
            Deadlines deadlines,
            Continuations continuations,
            ParallelCalls parallel) {
        this.transport = transport;
        this.caller = caller;
        this.deadlines = deadlines;
        this.continuations = continuations;
        this.parallel = parallel;
    }

    JobResponse call(ServiceJob job, CallOptions options) {
        if (!options.expansions().isEmpty()) {
            // One that is followed by others.
            return parallel.call(List.of(job), options, (same, response) -> response)
                    .get(0);
        }
        JobResponse response = transport.exchange(outgoing(job, options, false));
        return Answers.checked(job.service(), response, options.raise());
    }

    <T> CompletableFuture<T> callAsync(ServiceJob job, CallOptions options, Function<JobResponse, T> use) {
        if (!options.expansions().isEmpty()) {
            return Stages.map(
                    parallel.callAsync(List.of(job), options, (same, response) -> response),
                    responses -> use.apply(responses.get(0)),
                    UnaryOperator.identity());
        }
        return continuations.handOver(
                transport.send(outgoing(job, options, false)),
                response -> use.apply(Answers.checked(job.service(), response, options.raise())));
    }

    /** Sends a job that is not answered. */
    void send(ServiceJob job, CallOptions options) {
        transport.exchange(outgoing(job, options, true));
    }

    private OutgoingJob outgoing(ServiceJob job, CallOptions options, boolean suppressResponse) {
        Origin origin = caller.origin();
        Instant deadline = deadlines.ofJob(origin, options.time());
        return OutgoingJobs.of(origin, options, suppressResponse, deadline).job(job.service(), job.actions());
    }
}
