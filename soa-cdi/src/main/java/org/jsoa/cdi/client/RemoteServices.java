/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jsoa.cdi.async.CallbackExecutor;
import org.jsoa.cdi.expansion.ExpansionCatalogue;
import org.jsoa.cdi.middleware.CallMiddleware;
import org.jsoa.cdi.model.NameRule;
import org.jsoa.cdi.resilience.GuardedTransport;
import org.jsoa.cdi.time.Deadlines;
import org.jsoa.cdi.transport.ConnectionTransport;
import org.jsoa.cdi.transport.Connections;
import org.jsoa.cdi.transport.InterceptedTransport;
import org.jsoa.cdi.transport.NamedConnections;
import org.jsoa.cdi.transport.RoutedTransport;
import org.jsoa.cdi.transport.Transport;
import org.jsoa.client.CallOptions;
import org.jsoa.client.Outcome;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.ServiceClients;
import org.jsoa.client.ServiceJob;
import org.jsoa.message.JobResponse;

/**
 * Calls any service.
 *
 * @since 0.1
 */
public final class RemoteServices implements ServiceClients {

    private final Calls calls;
    private final ParallelCalls parallel;

    /**
     * Creates the clients.
     *
     * @param connections gives connections
     * @param middleware goes around jobs
     * @param caller finds the request inside which a call is made
     * @param rules what the settings say about calls
     * @param expansions what calls may expand
     */
    public RemoteServices(
            Connections connections,
            CallMiddleware middleware,
            Caller caller,
            CallRules rules,
            ExpansionCatalogue expansions) {
        Deadlines deadlines = new Deadlines(Clock.systemUTC(), rules.deadlineMargin());
        CallbackExecutor continuations = new CallbackExecutor();
        Transport routed = routed(new ConnectionTransport(connections, deadlines), rules, deadlines);
        Transport guarded = rules.policies().areNone()
                ? routed
                : new GuardedTransport(routed, rules.policies(), deadlines, continuations);
        Transport transport =
                middleware.isNone() ? guarded : new InterceptedTransport(guarded, middleware, deadlines, continuations);
        Batches batches = new Batches(transport, caller, deadlines, expansions);
        Expander expander = new Expander(batches, deadlines, continuations);
        this.parallel = new ParallelCalls(batches, expander, deadlines, continuations);
        this.calls = new Calls(transport, caller, deadlines, continuations, parallel);
    }

    private static Transport routed(Transport others, CallRules rules, Deadlines deadlines) {
        return rules.routes().isEmpty()
                ? others
                : new RoutedTransport(
                        rules.routes(), others, name -> new ConnectionTransport(new NamedConnections(name), deadlines));
    }

    @Override
    public ServiceClient service(String name) {
        if (!NameRule.accepts(name)) {
            throw new IllegalArgumentException("not a service name: \"" + name + "\"");
        }
        return new RemoteService(name, calls, parallel);
    }

    @Override
    public List<JobResponse> callJobsParallel(List<ServiceJob> jobs, CallOptions options) {
        return parallel.call(jobs, options, RemoteServices::whole);
    }

    @Override
    public CompletionStage<List<JobResponse>> callJobsParallelAsync(List<ServiceJob> jobs, CallOptions options) {
        return parallel.callAsync(jobs, options, RemoteServices::whole);
    }

    @Override
    public List<Outcome<JobResponse>> tryJobsParallel(List<ServiceJob> jobs, CallOptions options) {
        return parallel.attempt(jobs, options, RemoteServices::whole);
    }

    @Override
    public CompletionStage<List<Outcome<JobResponse>>> tryJobsParallelAsync(
            List<ServiceJob> jobs, CallOptions options) {
        return parallel.attemptAsync(jobs, options, RemoteServices::whole);
    }

    private static JobResponse whole(ServiceJob job, JobResponse response) {
        return response;
    }
}
