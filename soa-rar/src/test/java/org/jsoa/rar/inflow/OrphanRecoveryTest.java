/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.SoaError;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.queue.QueuedMessage;
import org.jsoa.rar.testing.RecordedLog;
import org.jsoa.service.DeliveryMode;
import org.jsoa.spi.ServedService;
import org.junit.jupiter.api.Test;

/** Messages whose server died. Those of {@code again} may run again. */
class OrphanRecoveryTest {

    private static final int MAX_ATTEMPTS = 1;

    private final FakeQueue queue = new FakeQueue(true);
    private final ServiceFixture service = new ServiceFixture(queue, () -> 0);

    private QueuedMessage recover(int maxAttempts, byte[] frame) {
        QueuedMessage message = new QueuedMessage(frame, queue);
        recovery(maxAttempts).recover(List.of(message));
        return message;
    }

    private OrphanRecovery recovery(int maxAttempts) {
        return new OrphanRecovery(
                new ServedService("example", 1, DeliveryMode.AT_LEAST_ONCE, Set.of("again")),
                maxAttempts,
                service.reader,
                service.replies,
                service.deadLetters,
                Requests.CLOCK);
    }

    private List<SoaError> errors() {
        return service.redis.responses().get(0).errors();
    }

    @Test
    void aJobThatMayRunAgainIsRequeued() {
        byte[] frame = Requests.request("again", "again");
        recover(MAX_ATTEMPTS, frame);

        assertThat(queue.requeued()).containsExactly(frame);
        assertThat(service.redis.pushed()).isEmpty();
    }

    @Test
    void aJobWithAnActionThatMayNotRunAgainGetsAnError() {
        QueuedMessage message = recover(MAX_ATTEMPTS, Requests.request("again", "once"));

        assertThat(errors())
                .containsExactly(SoaError.of(
                        ErrorCodes.WORKER_LOST,
                        "The server that ran the job died. It is unknown how much of the job was done."));
        assertThat(queue.replied()).containsExactly(message);
        assertThat(queue.requeued()).isEmpty();
    }

    @Test
    void aJobThatMayNotRunAgainAndWantsNoResponseBecomesADeadLetter() {
        QueuedMessage message = recover(MAX_ATTEMPTS, Requests.suppressed("once"));

        assertThat(service.redis.deadLetters())
                .containsExactly("The server that ran the job died. It is unknown how much of the job was done.");
        assertThat(queue.acknowledged()).containsExactly(message);
        assertThat(service.redis.pushed()).isEmpty();
    }

    @Test
    void aJobWhoseServersDiedTooOftenGetsAnErrorAndBecomesADeadLetter() {
        recover(0, Requests.request("again"));

        assertThat(errors()).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo(ErrorCodes.WORKER_LOST);
            assertThat(error.variables()).containsEntry(ErrorCodes.ATTEMPTS, 0L);
        });
        assertThat(service.redis.deadLetters())
                .containsExactly("The job was tried 0 times, and each time the server died.");
        assertThat(queue.requeued()).isEmpty();
    }

    @Test
    void anExpiredMessageIsDropped() {
        QueuedMessage message = recover(MAX_ATTEMPTS, Requests.expired());

        assertThat(queue.acknowledged()).containsExactly(message);
        assertThat(queue.requeued()).isEmpty();
        assertThat(service.redis.pushed()).isEmpty();
    }

    @Test
    void anExpiredMessageThatWantsNoResponseBecomesADeadLetter() {
        QueuedMessage message = recover(1, Requests.expiredSuppressed("square"));

        assertThat(service.redis.deadLetters()).hasSize(1);
        assertThat(service.redis.pushed()).isEmpty();
        assertThat(queue.acknowledged()).containsExactly(message);
    }

    @Test
    void anUnreadableMessageIsRequeuedForAWorkerToRefuse() {
        byte[] frame = "no frame".getBytes(UTF_8);
        recover(MAX_ATTEMPTS, frame);

        assertThat(queue.requeued()).containsExactly(frame);
    }

    @Test
    void anUnreadableMessageWhoseServersDiedTooOftenBecomesADeadLetter() {
        QueuedMessage message = recover(0, "no frame".getBytes(UTF_8));

        assertThat(service.redis.deadLetters()).hasSize(1);
        assertThat(queue.acknowledged()).containsExactly(message);
        assertThat(queue.requeued()).isEmpty();
    }

    @Test
    void aMessageThatCannotBeRequeuedIsLeftToTheQueue() {
        queue.failToRequeue(new RedisException.NotSent("no connection", null));
        try (RecordedLog log = new RecordedLog()) {
            recover(MAX_ATTEMPTS, Requests.request("again"));
            assertThat(log.messages(Level.WARNING))
                    .containsExactly("could not requeue a message of service example whose server died, will try again:"
                            + " no connection");
        }

        assertThat(queue.acknowledged()).isEmpty();
        assertThat(service.redis.pushed()).isEmpty();
    }

    @Test
    void aMessageThatCannotBeRecoveredDoesNotAffectTheOthers() {
        QueuedMessage broken = new QueuedMessage(Requests.request("again"), null);
        byte[] frame = Requests.request("again");
        try (RecordedLog log = new RecordedLog()) {
            recovery(MAX_ATTEMPTS).recover(List.of(broken, new QueuedMessage(frame, queue)));
            assertThat(log.messages(Level.SEVERE))
                    .containsExactly("could not recover a message of service example whose server died");
        }

        assertThat(queue.requeued()).containsExactly(frame);
    }
}
