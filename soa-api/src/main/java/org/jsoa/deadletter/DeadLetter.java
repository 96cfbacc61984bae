/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.deadletter;

import java.time.Instant;
import java.util.Objects;
import org.jsoa.message.JobRequest;

/**
 * A message that its service has not run, or not to the end. It is kept for an operator.
 *
 * @param service the service on whose queue it was; never null
 * @param id its id, unique within the service; never null
 * @param time when it became a dead letter; never null
 * @param reason why; never null
 * @param explanation why, as text for a person; never null
 * @param job the job, or null if it cannot be read
 * @param message the message as it was in the queue, or the beginning of a large one; never null. Copied in and out.
 * @param size the size of the message as it was in the queue, in bytes
 * @since 0.1
 */
@SuppressWarnings("ArrayRecordComponent") // The array is copied, and dead letters are never compared.
public record DeadLetter(
        String service,
        String id,
        Instant time,
        DeadLetterReason reason,
        String explanation,
        JobRequest job,
        byte[] message,
        long size) {

    /** Rejects null where it is not allowed, and copies. */
    public DeadLetter {
        Objects.requireNonNull(service, "service must not be null");
        Objects.requireNonNull(id, "id must not be null");
        Objects.requireNonNull(time, "time must not be null");
        Objects.requireNonNull(reason, "reason must not be null");
        Objects.requireNonNull(explanation, "explanation must not be null");
        message = message.clone();
    }

    /**
     * Returns whether only the beginning of the message is kept. Such a message cannot be replayed.
     *
     * @return whether the message was larger than what is kept
     */
    public boolean isCut() {
        return size > message.length;
    }

    @Override
    public byte[] message() {
        return message.clone();
    }
}
