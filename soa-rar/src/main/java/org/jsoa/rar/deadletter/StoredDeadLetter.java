/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jsoa.deadletter.DeadLetterReason;
import org.jsoa.message.JobRequest;
import org.jsoa.untrusted.SafeText;

/**
 * The content of a dead letter. Its fields in Redis have readable names.
 *
 * @param time when the message became a dead letter
 * @param reason why
 * @param explanation the reason, as text for people
 * @param job the job that the message asks for, or null if it cannot be read
 * @param frame the message as it came, or the beginning of a large one; not copied
 * @param size the size of the message as it came, in bytes
 * @since 0.1
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record StoredDeadLetter(
        Instant time, DeadLetterReason reason, String explanation, JobRequest job, byte[] frame, long size) {

    private static final String TIME = "time";
    private static final String REASON = "reason";
    private static final String EXPLANATION = "explanation";
    private static final String ACTIONS = "actions";
    private static final String CORRELATION_ID = "correlation_id";
    private static final String FRAME = "frame";
    private static final String SIZE = "frame_bytes";
    private static final byte[] NOTHING = {};

    /** How many names of actions are kept. */
    private static final int MOST_ACTIONS = 100;

    /** Makes the content of a dead letter, and cuts a large message. */
    static StoredDeadLetter of(
            Instant time, DeadLetterReason reason, String explanation, JobRequest job, byte[] frame) {
        byte[] kept = frame.length <= DeadLetterBounds.MESSAGE_BYTES
                ? frame
                : Arrays.copyOf(frame, DeadLetterBounds.MESSAGE_BYTES);
        return new StoredDeadLetter(time, reason, SafeText.message(explanation), job, kept, frame.length);
    }

    /**
     * Returns whether only the beginning of the message is kept.
     *
     * @return whether the frame is not the whole message
     */
    public boolean isCut() {
        return size > frame.length;
    }

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
                    job.actions().stream()
                            .limit(MOST_ACTIONS)
                            .map(action -> SafeText.of(action.action()))
                            .collect(Collectors.joining(",")));
            put(fields, CORRELATION_ID, SafeText.of(job.context().correlationId()));
        }
        fields.put(FRAME, frame);
        if (isCut()) {
            put(fields, SIZE, Long.toString(size));
        }
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
        byte[] frame = fields.getOrDefault(FRAME, NOTHING);
        return new StoredDeadLetter(
                time(text(fields, TIME)).orElse(added),
                reason(text(fields, REASON)),
                text(fields, EXPLANATION),
                null,
                frame,
                size(text(fields, SIZE)).orElse(frame.length));
    }

    private static OptionalLong size(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
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
