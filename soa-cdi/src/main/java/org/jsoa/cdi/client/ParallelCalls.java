/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jsoa.client.CallOptions;
import org.jsoa.client.Outcome;
import org.jsoa.client.ServiceJob;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.TransportException;
import org.jsoa.message.JobResponse;

/** Makes several calls at once: all are sent before any answer is awaited, and all end at the same moment. */
final class ParallelCalls {

    private final Transport transport;
    private final Caller caller;
    private final Deadlines deadlines;
    private final Continuations continuations;

    ParallelCalls(Transport transport, Caller caller, Deadlines deadlines, Continuations continuations) {
        this.transport = transport;
        this.caller = caller;
        this.deadlines = deadlines;
        this.continuations = continuations;
    }

    <R> List<R> call(List<ServiceJob> jobs, CallOptions options, AnswerUse<R> use) {
        Batch batch = send(jobs, options, true);
        batch.await(deadlines);
        return batch.results(checked(options, use));
    }

    <R> CompletableFuture<List<R>> callAsync(List<ServiceJob> jobs, CallOptions options, AnswerUse<R> use) {
        Batch batch = send(jobs, options, true);
        return continuations.handOver(batch.end(), end -> batch.results(checked(options, use)));
    }

    <R> List<Outcome<R>> attempt(List<ServiceJob> jobs, CallOptions options, AnswerUse<R> use) {
        Batch batch = send(jobs, options, false);
        batch.await(deadlines);
        return batch.outcomes(checked(options, use));
    }

    <R> CompletableFuture<List<Outcome<R>>> attemptAsync(List<ServiceJob> jobs, CallOptions options, AnswerUse<R> use) {
        Batch batch = send(jobs, options, false);
        return continuations.handOver(batch.end(), end -> batch.outcomes(checked(options, use)));
    }

    private static <R> AnswerUse<R> checked(CallOptions options, AnswerUse<R> use) {
        return (job, response) -> use.of(job, Answers.checked(job.service(), response, options.raise()));
    }

    private Batch send(List<ServiceJob> jobs, CallOptions options, boolean allOrNone) {
        Origin origin = caller.origin();
        Instant end;
        try {
            end = deadlines.ofCalls(deadlines.ofJob(origin, options.time()), timeout(jobs, options));
        } catch (TransportException e) {
            return Batch.failed(jobs, e, allOrNone);
        }
        OutgoingJobs made = OutgoingJobs.of(origin, options, false, end);
        // A bad argument is to fail the call before any part of it is sent.
        List<OutgoingJob> outgoing =
                jobs.stream().map(job -> made.job(job.service(), job.actions())).toList();
        return Batch.of(jobs, answers(outgoing, allOrNone), allOrNone, end);
    }

    private Duration timeout(List<ServiceJob> jobs, CallOptions options) {
        Duration timeout = options.time().timeout();
        if (timeout != null) {
            return timeout;
        }
        return jobs.isEmpty()
                ? Duration.ZERO
                : transport.defaultTimeout(jobs.get(0).service());
    }

    private List<CompletableFuture<JobResponse>> answers(List<OutgoingJob> jobs, boolean allOrNone) {
        List<CompletableFuture<JobResponse>> answers = new ArrayList<>(jobs.size());
        for (OutgoingJob job : jobs) {
            CompletableFuture<JobResponse> answer = transport.send(job);
            answers.add(answer);
            if (allOrNone && answer.isCompletedExceptionally()) {
                break;
            }
        }
        return answers;
    }
}
