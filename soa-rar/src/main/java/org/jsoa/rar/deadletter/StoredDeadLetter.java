/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoa.deadletter.DeadLetterReason;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.JobRequest;

/**
 * What is kept of a dead letter. In Redis, the fields have names that a person understands.
 *
 * @param time when it became one
 * @param reason why
 * @param explanation why, for a person
 * @param job what was asked for, or null if that cannot be read
 * @param frame the message as it came; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
public record StoredDeadLetter(
        Instant time, DeadLetterReason reason, String explanation, JobRequest job, byte[] frame) {

    private static final String TIME = "time";
    private static final String REASON = "reason";
    private static final String EXPLANATION = "explanation";
    private static final String ACTIONS = "actions";
    private static final String CORRELATION_ID = "correlation_id";
    private static final String FRAME = "frame";
    private static final byte[] NOTHING = {};

    /** Returns the fields to keep, in order. */
    Map<String, byte[]> fields() {
        Map<String, byte[]> fields = new LinkedHashMap<>();
        put(fields, TIME, time.toString());
        put(fields, REASON, reason.name());
        put(fields, EXPLANATION, explanation);
        if (job != null) {
            put(
                    fields,
                    ACTIONS,
                    job.actions().stream().map(ActionRequest::action).collect(Collectors.joining(",")));
            put(fields, CORRELATION_ID, job.context().correlationId());
        }
        fields.put(FRAME, frame);
        return fields;
    }

    private static void put(Map<String, byte[]> fields, String name, String value) {
        fields.put(name, value.getBytes(UTF_8));
    }

    /**
     * Reads fields, but for the job, which the frame has. What somebody else has put there is shown as far as it can be.
     *
     * @param added when Redis was given it
     */
    static StoredDeadLetter read(Instant added, Map<String, byte[]> fields) {
        return new StoredDeadLetter(
                time(text(fields, TIME)).orElse(added),
                reason(text(fields, REASON)),
                text(fields, EXPLANATION),
                null,
                fields.getOrDefault(FRAME, NOTHING));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static DeadLetterReason reason(String text) {
        return Arrays.stream(DeadLetterReason.values())
                .filter(reason -> reason.name().equals(text))
                .findFirst()
                .orElse(DeadLetterReason.UNKNOWN);
    }

    private static String text(Map<String, byte[]> fields, String name) {
        return new String(fields.getOrDefault(name, NOTHING), UTF_8);
    }
}
