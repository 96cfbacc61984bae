/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.time.Duration;
import java.util.List;
import org.jsoa.cdi.context.RequestSnapshot;
import org.jsoa.cdi.expansion.ExpansionCatalogue;
import org.jsoa.cdi.expansion.TypeNode;
import org.jsoa.cdi.time.Deadlines;
import org.jsoa.cdi.transport.Transport;
import org.jsoa.client.CallOptions;
import org.jsoa.client.ServiceJob;
import org.jsoa.connection.OutgoingJob;

/** Sends jobs together. All are sent before any response is awaited, and all share one deadline. */
final class Batches {

    private final Transport transport;
    private final Caller caller;
    private final ActionRequestWriter writer;
    private final Deadlines deadlines;
    private final ExpansionCatalogue expansions;

    Batches(
            Transport transport,
            Caller caller,
            ActionRequestWriter writer,
            Deadlines deadlines,
            ExpansionCatalogue expansions) {
        this.transport = transport;
        this.caller = caller;
        this.writer = writer;
        this.deadlines = deadlines;
        this.expansions = expansions;
    }

    CallPlan begin(List<ServiceJob> jobs, CallOptions options) {
        List<TypeNode> trees = expansions.trees(options.expansions());
        RequestSnapshot request = caller.request();
        Duration timeout = timeout(jobs, options);
        return new CallPlan(
                request,
                options,
                trees,
                deadlines.ofCalls(deadlines.ofJob(request.deadline(), options.time()), timeout));
    }

    private Duration timeout(List<ServiceJob> jobs, CallOptions options) {
        Duration timeout = options.time().timeout();
        if (timeout != null) {
            return timeout;
        }
        return jobs.isEmpty()
                ? Duration.ZERO
                : transport.defaultTimeout(
                        jobs.stream().map(ServiceJob::service).distinct().toList());
    }

    /** Sends jobs. With {@code failTogether}, the first failure ends the batch and abandons the other responses. */
    Batch send(CallPlan plan, List<ServiceJob> jobs, boolean failTogether) {
        OutgoingJobs made = OutgoingJobs.of(plan.request(), plan.options(), false, plan.end());
        // An invalid argument must fail the call before any part of it is sent.
        List<OutgoingJob> outgoing = jobs.stream()
                .map(job -> made.job(job.service(), writer.requests(job.actions())))
                .toList();
        return Batch.of(jobs, transport.sendAll(outgoing), failTogether, plan.end());
    }
}
