/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoa.client.CallActionException;
import org.jsoa.client.CallJobException;
import org.jsoa.client.CallOptions;
import org.jsoa.client.ServiceClient;
import org.jsoa.connection.InvalidMessageException;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.ReplyTimeoutException;
import org.jsoa.connection.SoaConnection;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.service.RequestContext;

/** Calls one service through a connection. */
final class RemoteService implements ServiceClient {

    private static final String TIMEOUT = "timeout";

    private final String service;
    private final Connections connections;
    private final Caller caller;
    private final Clock clock;

    RemoteService(String service, Connections connections, Caller caller, Clock clock) {
        this.service = service;
        this.connections = connections;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public String service() {
        return service;
    }

    @Override
    public ActionResponse callAction(String action, Map<String, Object> body, CallOptions options) {
        JobResponse response = callActions(List.of(new ActionRequest(action, body)), options);
        if (response.actions().isEmpty()) {
            throw new InvalidMessageException(service, "the answer to the action " + action + " is missing", null);
        }
        return response.actions().get(0);
    }

    @Override
    public JobResponse callActions(List<ActionRequest> actions, CallOptions options) {
        Optional<RequestContext> request = caller.request();
        Duration timeout = timeout(request.flatMap(RequestContext::deadline), options);
        JobRequest job = new JobRequest(control(options, timeout), OutgoingContext.of(request, options), actions);
        JobResponse response;
        try (SoaConnection connection = connections.open(service)) {
            response = connection.call(new OutgoingJob(service, job, timeout));
        }
        if (!response.errors().isEmpty()) {
            throw new CallJobException(service, response);
        }
        if (response.actions().stream().anyMatch(answer -> !answer.errors().isEmpty())) {
            throw new CallActionException(service, response);
        }
        return response;
    }

    private Duration timeout(Optional<Instant> deadline, CallOptions options) {
        if (deadline.isEmpty()) {
            return options.timeout();
        }
        Duration left = Duration.between(clock.instant(), deadline.get());
        if (left.isZero() || left.isNegative()) {
            // The answer to the job in hand would find nobody waiting, so neither could this call's answer be of use.
            throw new ReplyTimeoutException(service, Duration.ZERO, null);
        }
        return options.timeout() == null || left.compareTo(options.timeout()) < 0 ? left : options.timeout();
    }

    private static JobControl control(CallOptions options, Duration timeout) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(JobControl.CONTINUE_ON_ERROR, options.continueOnError());
        values.put(JobControl.SUPPRESS_RESPONSE, false);
        if (options.timeout() != null) {
            values.put(TIMEOUT, timeout.plusSeconds(1).minusNanos(1).toSeconds());
        }
        return new JobControl(values);
    }
}
