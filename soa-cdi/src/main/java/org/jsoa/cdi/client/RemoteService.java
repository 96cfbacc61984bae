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
        Instant deadline = deadline(request);
        JobRequest job = new JobRequest(control(options), OutgoingContext.of(request, options), actions);
        JobResponse response;
        try (SoaConnection connection = connections.open(service)) {
            response = connection.call(new OutgoingJob(service, job, options.timeout(), deadline));
        }
        if (!response.errors().isEmpty()) {
            throw new CallJobException(service, response);
        }
        if (response.hasErrors()) {
            throw new CallActionException(service, response);
        }
        return response;
    }

    /** Returns when the job in hand ends: an answer after that would find nobody to use it. */
    private Instant deadline(Optional<RequestContext> request) {
        Instant deadline = request.flatMap(RequestContext::deadline).orElse(null);
        if (deadline != null && !clock.instant().isBefore(deadline)) {
            throw new ReplyTimeoutException(service, Duration.ZERO, null);
        }
        return deadline;
    }

    private static JobControl control(CallOptions options) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(JobControl.CONTINUE_ON_ERROR, options.continueOnError());
        values.put(JobControl.SUPPRESS_RESPONSE, false);
        if (options.timeout() != null) {
            values.put(TIMEOUT, options.timeout().plusSeconds(1).minusNanos(1).toSeconds());
        }
        return new JobControl(values);
    }
}
