/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jsoa.cdi.async.CallbackExecutor;
import org.jsoa.cdi.async.Stages;
import org.jsoa.cdi.context.RequestSnapshot;
import org.jsoa.cdi.time.Deadlines;
import org.jsoa.cdi.transport.Transport;
import org.jsoa.client.CallException;
import org.jsoa.client.CallOptions;
import org.jsoa.client.ServiceJob;
import org.jsoa.connection.Deadline;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.JobResponse;

/** Makes calls of one job. */
final class Calls {

    /** PySOA's default for how long a request may stay in a queue. */
    private static final Duration LIFE_WITHOUT_RESPONSE = Duration.ofSeconds(60);

    private final Transport transport;
    private final Caller caller;
    private final ActionRequestWriter writer;
    private final Deadlines deadlines;
    private final CallbackExecutor callbacks;
    private final ErrorMappers errors;
    private final ParallelCalls<JobResponse> parallel;

    Calls(
            Transport transport,
            Caller caller,
            ActionRequestWriter writer,
            Deadlines deadlines,
            CallbackExecutor callbacks,
            ErrorMappers errors,
            ParallelCalls<JobResponse> parallel) {
        this.transport = transport;
        this.caller = caller;
        this.writer = writer;
        this.deadlines = deadlines;
        this.callbacks = callbacks;
        this.errors = errors;
        this.parallel = parallel;
    }

    JobResponse call(ServiceJob job, CallOptions options) {
        if (!options.expansions().isEmpty()) {
            // Expansions may call other services.
            return parallel.call(List.of(job), options).get(0);
        }
        try {
            return Responses.checked(job.service(), transport.exchange(outgoing(job, options)), options.raise());
        } catch (CallException e) {
            throw errors.toThrow(e);
        }
    }

    <T> CompletableFuture<T> callAsync(ServiceJob job, CallOptions options, Function<JobResponse, T> use) {
        if (!options.expansions().isEmpty()) {
            return Stages.map(
                    parallel.callAsync(List.of(job), options),
                    responses -> use.apply(responses.get(0)),
                    Function.identity());
        }
        return callbacks.handOver(
                transport.send(outgoing(job, options)),
                response -> use.apply(Responses.checked(job.service(), response, options.raise())),
                errors::toThrow);
    }

    /** Sends a job without a response, which may run after the current job has ended. */
    void send(ServiceJob job, CallOptions options) {
        Duration timeout = options.time().timeout();
        OutgoingJobs made = OutgoingJobs.of(caller.request(), options, true, null)
                .withTimeout(timeout == null ? LIFE_WITHOUT_RESPONSE : timeout);
        transport.exchange(made.job(job.service(), writer.requests(job.actions())));
    }

    private OutgoingJob outgoing(ServiceJob job, CallOptions options) {
        RequestSnapshot request = caller.request();
        Deadline deadline = deadlines.ofJob(request.deadline(), options.time());
        return OutgoingJobs.of(request, options, false, deadline).job(job.service(), writer.requests(job.actions()));
    }
}
