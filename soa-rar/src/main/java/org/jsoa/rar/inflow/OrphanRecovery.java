/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jsoa.deadletter.DeadLetterReason;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.deadletter.DeadLetterStream;
import org.jsoa.rar.message.ReceivedRequest;
import org.jsoa.rar.message.RequestReader;
import org.jsoa.rar.message.UnreadableMessageException;
import org.jsoa.rar.queue.QueuedMessage;
import org.jsoa.spi.ServedService;
import org.jsoa.untrusted.SafeLogger;

/**
 * Recovers messages whose server died. A message that may run again is requeued at the head of its queue. Otherwise it gets an error
 * response, since its caller waits. An expired message is dropped.
 */
final class OrphanRecovery {

    private static final Logger LOG = SafeLogger.of(OrphanRecovery.class);

    private final ServedService service;
    private final int maxAttempts;
    private final RequestReader reader;
    private final ReplySender replies;
    private final DeadLetterStream deadLetters;
    private final Clock clock;

    OrphanRecovery(
            ServedService service,
            int maxAttempts,
            RequestReader reader,
            ReplySender replies,
            DeadLetterStream deadLetters,
            Clock clock) {
        this.service = service;
        this.maxAttempts = maxAttempts;
        this.reader = reader;
        this.replies = replies;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    /** Recovers messages. The failure of one does not affect the others. May wait for Redis. */
    void recover(List<QueuedMessage> messages) {
        for (QueuedMessage message : messages) {
            try {
                recover(message);
            } catch (RuntimeException | Error e) {
                LOG.log(
                        Level.ERROR,
                        "could not recover a message of service " + service.name() + " whose server died",
                        e);
            }
        }
    }

    private void recover(QueuedMessage message) {
        ReceivedRequest received;
        try {
            received = reader.read(message.frame());
        } catch (UnreadableMessageException e) {
            recoverUnreadable(message, e.isConfidential() ? DeadLetterStream.CONFIDENTIAL : e.getMessage());
            return;
        }
        boolean expired = received.expired(clock.instant());
        if (expired && received.responseSuppressed()) {
            // Nobody else would learn that the job was lost after it had begun.
            fail(message, received, "The server that ran the job died, and the message has expired since.");
        } else if (expired) {
            LOG.log(
                    Level.WARNING,
                    "dropped a message of service {0} that had expired when its server was found dead",
                    service.name());
            message.queue().acknowledge(message);
        } else if (received.job() != null && !mayRunAgain(received.job())) {
            fail(message, received, "The server that ran the job died. It is unknown how much of the job was done.");
        } else if (message.losses() < maxAttempts) {
            requeue(message);
        } else {
            String explanation = "The job was tried " + message.losses() + " times, and each time the server died.";
            deadLetters.keep(
                    service.name(), message.frame(), DeadLetterReason.WORKER_LOST, explanation, received.plainJob());
            replies.respond(
                    message,
                    received,
                    failed(workerLost(explanation).withVariables(Map.of(ErrorCodes.ATTEMPTS, message.losses()))));
        }
    }

    private void recoverUnreadable(QueuedMessage message, String complaint) {
        if (message.losses() < maxAttempts) {
            // The next worker that takes the message refuses it.
            requeue(message);
        } else {
            deadLetters.keep(service.name(), message.frame(), DeadLetterReason.WORKER_LOST, complaint, null);
            message.queue().acknowledge(message);
        }
    }

    private boolean mayRunAgain(JobRequest job) {
        return job.actions().stream()
                .allMatch(action -> service.idempotentActions().contains(action.action()));
    }

    private void fail(QueuedMessage message, ReceivedRequest received, String explanation) {
        if (received.responseSuppressed()) {
            deadLetters.keep(
                    service.name(), message.frame(), DeadLetterReason.WORKER_LOST, explanation, received.plainJob());
        }
        replies.respond(message, received, failed(workerLost(explanation)));
    }

    private static SoaError workerLost(String explanation) {
        return SoaError.of(ErrorCodes.WORKER_LOST, explanation);
    }

    private static JobResponse failed(SoaError error) {
        return JobResponse.failed(List.of(error));
    }

    private void requeue(QueuedMessage message) {
        try {
            message.queue().requeue(List.of(message));
        } catch (RedisException e) {
            // The queue finds the message again and reports it again.
            LOG.log(
                    Level.WARNING,
                    "could not requeue a message of service " + service.name() + " whose server died, will try again: "
                            + e.getMessage());
        }
    }
}
