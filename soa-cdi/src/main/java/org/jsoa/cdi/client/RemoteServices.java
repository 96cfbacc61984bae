/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jsoa.cdi.async.CallbackExecutor;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.expansion.ExpansionCatalogue;
import org.jsoa.cdi.middleware.CallMiddleware;
import org.jsoa.cdi.proxy.ClientTypes;
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
import org.jsoa.service.NameRule;

/**
 * Calls any service.
 *
 * @since 0.1
 */
public final class RemoteServices implements ServiceClients, Serializable {

    private static final long serialVersionUID = 1L;

    private final transient Calls calls;
    private final transient ParallelCalls<JobResponse> parallel;
    private final transient ParallelCalls<Outcome> attempts;
    private final transient ClientTypes types;
    private final transient CallOptions options;

    private RemoteServices(
            Calls calls,
            ParallelCalls<JobResponse> parallel,
            ParallelCalls<Outcome> attempts,
            ClientTypes types,
            CallOptions options) {
        this.calls = calls;
        this.parallel = parallel;
        this.attempts = attempts;
        this.types = types;
        this.options = Objects.requireNonNull(options, "options must not be null");
    }

    /**
     * Creates the clients.
     *
     * @param connections opens connections
     * @param middleware surrounds jobs
     * @param caller finds the request inside which a call is made
     * @param rules the settings of calls
     * @param expansions the expansions that calls may ask for
     * @param mapper converts bodies
     * @param errors maps errors in responses to exceptions
     * @return the clients, with the default options
     */
    public static ServiceClients of(
            Connections connections,
            CallMiddleware middleware,
            Caller caller,
            CallRules rules,
            ExpansionCatalogue expansions,
            BodyMapper mapper,
            ErrorMappers errors) {
        Deadlines deadlines = new Deadlines(System::nanoTime, rules.deadlineMargin());
        CallbackExecutor callbacks = new CallbackExecutor();
        Transport transport = transport(connections, middleware, rules, deadlines, callbacks);
        ActionRequestWriter writer = new ActionRequestWriter(mapper);
        Batches batches = new Batches(transport, caller, writer, deadlines, expansions);
        Expander expander = new Expander(batches, deadlines, callbacks);
        ParallelCalls<JobResponse> parallel =
                new ParallelCalls<>(new BatchResult.AllResponses(), batches, expander, deadlines, callbacks, errors);
        ParallelCalls<Outcome> attempts =
                new ParallelCalls<>(new BatchResult.Outcomes(errors), batches, expander, deadlines, callbacks, errors);
        Calls calls = new Calls(transport, caller, writer, deadlines, callbacks, errors, parallel);
        return new RemoteServices(calls, parallel, attempts, new ClientTypes(mapper), CallOptions.DEFAULT);
    }

    private static Transport transport(
            Connections connections,
            CallMiddleware middleware,
            CallRules rules,
            Deadlines deadlines,
            CallbackExecutor callbacks) {
        Transport routed =
                routed(new ConnectionTransport(connections, deadlines, callbacks), rules, deadlines, callbacks);
        Transport guarded = rules.policies().areNone()
                ? routed
                : new GuardedTransport(routed, rules.policies(), deadlines, callbacks);
        return middleware.isNone() ? guarded : new InterceptedTransport(guarded, middleware, deadlines, callbacks);
    }

    private static Transport routed(
            Transport others, CallRules rules, Deadlines deadlines, CallbackExecutor callbacks) {
        return rules.routes().isEmpty()
                ? others
                : new RoutedTransport(
                        rules.routes(),
                        others,
                        name -> new ConnectionTransport(new NamedConnections(name), deadlines, callbacks));
    }

    @Override
    public ServiceClient service(String name) {
        NameRule.requireServiceName(name);
        return new RemoteService(name, options, calls, types);
    }

    @Override
    public CallOptions options() {
        return options;
    }

    @Override
    public ServiceClients with(CallOptions newOptions) {
        return new RemoteServices(calls, parallel, attempts, types, newOptions);
    }

    @Override
    public List<JobResponse> callJobs(List<ServiceJob> jobs) {
        return parallel.call(jobs, options);
    }

    @Override
    public CompletionStage<List<JobResponse>> callJobsAsync(List<ServiceJob> jobs) {
        return parallel.callAsync(jobs, options);
    }

    @Override
    public List<Outcome> tryJobs(List<ServiceJob> jobs) {
        return attempts.call(jobs, options);
    }

    @Override
    public CompletionStage<List<Outcome>> tryJobsAsync(List<ServiceJob> jobs) {
        return attempts.callAsync(jobs, options);
    }

    private Object writeReplace() {
        return new SerializedClient(null, options);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("only the serialized form of a client can be read");
    }
}
