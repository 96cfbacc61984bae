/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.codec.UnserializableValueException;
import org.jsoa.rar.frame.ContentType;
import org.jsoa.rar.message.OversizedRequestException;
import org.jsoa.rar.message.RequestWriter;

/** Requests as a client sends them to the service {@code example}, and what the service responds. */
final class Requests {

    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final String REPLY_KEY = "pysoa:service.example.client!1";

    /** How long their callers wait. */
    static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final String REPLY_TO = "service.example.client!1";

    private Requests() {}

    /** Returns a request whose caller waits for some time. */
    static byte[] request(String... actions) {
        return request(NOW.plus(TIMEOUT), false, actions);
    }

    /** Returns a request whose caller has stopped waiting. */
    static byte[] expired() {
        return request(NOW.minusSeconds(1), false, "square");
    }

    /** Returns a request whose caller wants no response. */
    static byte[] suppressed(String... actions) {
        return request(NOW.plus(TIMEOUT), true, actions);
    }

    /** Returns a request with an invalid job. */
    static byte[] withoutActions() {
        return ("content-type:application/json;{\"request_id\": 7, \"meta\": {\"reply_to\": \"" + REPLY_TO + "\"}, "
                        + "\"body\": {\"control\": {\"continue_on_error\": false}, \"context\": {\"correlation_id\": \"c\", "
                        + "\"switches\": []}, \"actions\": []}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Returns a valid request whose response would go to the queue of the service itself. */
    static byte[] respondingToItsOwnQueue() {
        return new String(withoutActions(), StandardCharsets.UTF_8)
                .replace(REPLY_TO, "service.example")
                .replace("\"actions\": []", "\"actions\": [{\"action\": \"square\"}]")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Returns a request that has expired, and whose caller wanted no response. */
    static byte[] expiredSuppressed(String... actions) {
        return request(NOW.minusSeconds(1), true, actions);
    }

    private static byte[] request(Instant expiry, boolean suppressed, String... actions) {
        JobRequest job = new JobRequest(
                JobControl.of(false, suppressed),
                JobContext.of("correlation", List.of()),
                List.of(actions).stream().map(ActionRequest::of).toList());
        try {
            return new RequestWriter(3, ContentType.MSGPACK, 100_000).write("example", 7, REPLY_TO, expiry, job);
        } catch (UnserializableValueException | OversizedRequestException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the response to a job that has run. */
    static JobResponse success(JobRequest job) {
        return new JobResponse(
                List.of(),
                Map.of(),
                job.actions().stream()
                        .map(action -> ActionResponse.of(action.action(), Map.of()))
                        .toList());
    }
}
