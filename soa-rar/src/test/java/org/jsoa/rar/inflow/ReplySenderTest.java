/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.codec.DecodeLimits;
import org.jsoa.rar.encryption.BodyCipher;
import org.jsoa.rar.message.ReceivedRequest;
import org.jsoa.rar.message.RequestReader;
import org.jsoa.rar.message.ResponseWriter;
import org.jsoa.rar.message.ResponseWriterSettings;
import org.jsoa.rar.message.UnreadableMessageException;
import org.jsoa.rar.queue.QueuedMessage;
import org.jsoa.rar.testing.RecordedLog;
import org.jsoa.rar.testing.TestClock;
import org.junit.jupiter.api.Test;

class ReplySenderTest {

    private static final JobResponse RESPONSE =
            new JobResponse(List.of(), Map.of(), List.of(ActionResponse.of("square", Map.of("square", 49L))));

    private final RecordingRedis redis = new RecordingRedis();
    private final FakeQueue queue = new FakeQueue();
    private final StopSignal stop = new StopSignal();
    private final QueuedMessage message = new QueuedMessage(Requests.request("square"), queue);

    private ReplySender replies(Clock clock) {
        return new ReplySender(
                "example",
                redis.senders(),
                new ReplySender.Form(
                        new ResponseWriter(new ResponseWriterSettings(1_000, -1), BodyCipher.NONE), 500, 100),
                clock,
                new TestClock(),
                stop);
    }

    private void respond(JobResponse response) {
        replies(Requests.CLOCK).respond(message, read(message), response);
    }

    private static ReceivedRequest read(QueuedMessage message) {
        try {
            return new RequestReader(DecodeLimits.DEFAULT).read(message.frame());
        } catch (UnreadableMessageException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JobResponse large(int bytes) {
        return new JobResponse(
                List.of(), Map.of(), List.of(ActionResponse.of("square", Map.of("text", "x".repeat(bytes)))));
    }

    @Test
    void aResponseGoesToTheReplyListOfItsCaller() {
        respond(RESPONSE);

        assertThat(redis.responses()).containsExactly(RESPONSE);
        assertThat(redis.pushed()).extracting(RecordingRedis.Pushed::key).containsExactly(Requests.REPLY_KEY);
    }

    @Test
    void theQueueIsNotifiedThatRedisHasTheResponse() {
        respond(RESPONSE);

        assertThat(queue.replied()).containsExactly(message);
        assertThat(queue.acknowledged()).isEmpty();
    }

    @Test
    void aRequestThatWantsNoResponseIsOnlyAcknowledged() {
        QueuedMessage suppressed = new QueuedMessage(Requests.suppressed("square"), queue);
        replies(Requests.CLOCK).respond(suppressed, read(suppressed), RESPONSE);

        assertThat(redis.pushed()).isEmpty();
        assertThat(queue.acknowledged()).containsExactly(suppressed);
    }

    @Test
    void aResponseThatRedisRefusesTemporarilyIsResent() {
        redis.refuse("OOM command not allowed when used memory > 'maxmemory'");
        respond(RESPONSE);

        assertThat(redis.responses()).containsExactly(RESPONSE);
        assertThat(queue.replied()).containsExactly(message);
        assertThat(queue.acknowledged()).isEmpty();
    }

    @Test
    void aResponseThatRedisWillNeverTakeIsGivenUp() {
        redis.refuse("WRONGTYPE Operation against a key holding the wrong kind of value");
        try (RecordedLog log = new RecordedLog()) {
            respond(RESPONSE);
            assertThat(log.messages(Level.SEVERE)).singleElement().satisfies(line -> assertThat(line)
                    .startsWith("could not send responses of service example: 1, the last one of them to request 7 at "
                            + Requests.REPLY_KEY + ": ")
                    .contains("WRONGTYPE"));
        }

        assertThat(redis.pushed()).isEmpty();
        assertThat(queue.replied()).isEmpty();
        assertThat(queue.acknowledged()).containsExactly(message);
    }

    @Test
    void aResponseToAFullReplyListIsGivenUp() {
        redis.refuse("queue full");
        respond(RESPONSE);

        assertThat(redis.pushed()).isEmpty();
        assertThat(queue.acknowledged()).containsExactly(message);
    }

    @Test
    void aResponseWhoseCallerHasStoppedWaitingIsGivenUp() {
        redis.refuse("OOM command not allowed");
        Clock late = Clock.fixed(Requests.NOW.plus(Requests.TIMEOUT), ZoneOffset.UTC);
        replies(late).respond(message, read(message), RESPONSE);

        assertThat(redis.pushed()).isEmpty();
        assertThat(queue.acknowledged()).containsExactly(message);
    }

    @Test
    void aStopEndsTheAttempts() {
        redis.refuse("OOM command not allowed");
        stop.give();
        respond(RESPONSE);

        assertThat(redis.pushed()).isEmpty();
        assertThat(queue.acknowledged()).containsExactly(message);
    }

    @Test
    void aResponseIsSentThoughTheServiceStops() {
        stop.give();
        respond(RESPONSE);

        assertThat(redis.responses()).containsExactly(RESPONSE);
    }

    @Test
    void aResponseThatIsTooLargeIsReplacedAndLogged() {
        try (RecordedLog log = new RecordedLog()) {
            respond(large(5_000));
            assertThat(log.messages(Level.SEVERE)).singleElement().satisfies(line -> assertThat(line)
                    .startsWith(
                            "the response of service example to request 7 with correlation id null and actions [square] was"
                                    + " replaced by RESPONSE_TOO_LARGE: "));
        }

        assertThat(redis.responses()).singleElement().satisfies(response -> assertThat(response.errors())
                .hasSize(1));
    }

    @Test
    void aLargeResponseIsLogged() {
        try (RecordedLog log = new RecordedLog()) {
            respond(large(600));
            assertThat(log.messages(Level.WARNING))
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains("example").contains("square"));
        }

        assertThat(redis.responses()).hasSize(1);
    }
}
