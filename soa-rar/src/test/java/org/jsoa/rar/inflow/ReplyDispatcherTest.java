/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.codec.DecodeLimits;
import org.jsoa.rar.encryption.BodyCipher;
import org.jsoa.rar.message.RequestReader;
import org.jsoa.rar.message.ResponseWriter;
import org.jsoa.rar.message.ResponseWriterSettings;
import org.jsoa.rar.message.UnreadableMessageException;
import org.jsoa.rar.queue.QueuedMessage;
import org.jsoa.rar.queue.ReplyBuffer;
import org.jsoa.rar.testing.TestClock;
import org.junit.jupiter.api.Test;

class ReplyDispatcherTest {

    private static final int MOST = 2;
    private static final JobResponse RESPONSE = new JobResponse(List.of(), Map.of(), List.of());

    private final RecordingRedis redis = new RecordingRedis();
    private final FakeQueue queue = new FakeQueue();
    private final List<Runnable> retries = new ArrayList<>();
    private final ReplyBuffer buffer = new ReplyBuffer(Duration.ofSeconds(1), () -> 0);
    private boolean jobsAreShort = true;

    private final ReplyDispatcher dispatcher = new ReplyDispatcher(
            new ReplySender(
                    "example",
                    redis.senders(),
                    new ReplySender.Form(
                            new ResponseWriter(new ResponseWriterSettings(10_000, -1), BodyCipher.NONE), 0, 100),
                    Requests.CLOCK,
                    new TestClock(),
                    new StopSignal()),
            buffer,
            new ReplyDispatcher.Sharing(() -> jobsAreShort, MOST),
            retries::add);

    private QueuedMessage respond() {
        return respond(Requests.request("square"));
    }

    private QueuedMessage respond(byte[] request) {
        QueuedMessage message = new QueuedMessage(request, queue);
        try {
            dispatcher.respond(message, new RequestReader(DecodeLimits.DEFAULT).read(request), RESPONSE);
        } catch (UnreadableMessageException e) {
            throw new IllegalStateException(e);
        }
        return message;
    }

    @Test
    void responsesToShortJobsAreSentTogether() {
        QueuedMessage first = respond();
        QueuedMessage second = respond();
        assertThat(redis.pushed()).isEmpty();
        assertThat(queue.replied()).isEmpty();
        buffer.flush();

        assertThat(redis.responses()).containsExactly(RESPONSE, RESPONSE);
        assertThat(queue.replied()).containsExactly(first, second);
    }

    @Test
    void aResponseToALongJobIsSentAtOnce() {
        jobsAreShort = false;
        QueuedMessage message = respond();

        assertThat(redis.responses()).containsExactly(RESPONSE);
        assertThat(queue.replied()).containsExactly(message);
        assertThat(buffer.isEmpty()).isTrue();
    }

    @Test
    void noMoreResponsesWaitThanJobsMayRun() {
        respond();
        respond();
        respond();

        assertThat(redis.responses()).hasSize(MOST);
        assertThat(buffer.isEmpty()).isFalse();
    }

    @Test
    void aRequestThatWantsNoResponseIsOnlyAcknowledged() {
        QueuedMessage message = respond(Requests.suppressed("square"));

        assertThat(buffer.isEmpty()).isTrue();
        assertThat(queue.acknowledged()).containsExactly(message);
    }

    @Test
    void anotherThreadResendsAResponseThatRedisDidNotTake() {
        redis.refuse("OOM command not allowed");
        QueuedMessage message = respond();
        buffer.flush();
        assertThat(redis.pushed()).isEmpty();
        assertThat(queue.acknowledged()).isEmpty();
        retries.forEach(Runnable::run);

        assertThat(redis.responses()).containsExactly(RESPONSE);
        assertThat(queue.replied()).containsExactly(message);
    }

    @Test
    void aResponseThatIsResentTakesAPlaceUntilRedisHasIt() {
        redis.refuse("OOM command not allowed");
        redis.refuse("OOM command not allowed");
        respond();
        respond();
        buffer.flush();
        assertThat(retries).hasSize(2);

        QueuedMessage third = respond();
        assertThat(queue.replied()).containsExactly(third);
        retries.forEach(Runnable::run);
        respond();
        assertThat(buffer.isEmpty()).isFalse();
    }
}
