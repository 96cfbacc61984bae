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
 * The content of a dead letter. Its fields in Redis have readable names.
 *
 * @param time when the message became a dead letter
 * @param reason why
 * @param explanation the reason, as text for people
 * @param job the job that the message asks for, or null if it cannot be read
 * @param frame the message as it came; not copied
 * @since 0.1
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record StoredDeadLetter(
        Instant time, DeadLetterReason reason, String explanation, JobRequest job, byte[] frame) {

    private static final String TIME = "time";
    private static final String REASON = "reason";
    private static final String EXPLANATION = "explanation";
    private static final String ACTIONS = "actions";
    private static final String CORRELATION_ID = "correlation_id";
    private static final String FRAME = "frame";
    private static final byte[] NOTHING = {};

    /** Returns the fields for Redis, in order. */
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
     * Reads the fields. The job is not read here but from the frame. Invalid fields, which only another program can have
     * written, get defaults.
     *
     * @param added when the entry was added to the stream
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
