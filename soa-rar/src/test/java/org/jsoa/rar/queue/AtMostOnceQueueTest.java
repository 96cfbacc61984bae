/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsoa.rar.command.Push;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.testing.FakeRedis;
import org.jsoa.rar.testing.TestClock;
import org.jsoa.rar.testing.TestSender;
import org.jsoa.rar.topology.FixedLocator;
import org.junit.jupiter.api.Test;

class AtMostOnceQueueTest {

    private static final String KEY = "pysoa:service.example";

    private final TestClock clock = new TestClock();
    private final FakeRedis redis = new FakeRedis();
    private final Sender sender = TestSender.to(redis, clock);
    private final ReplyBuffer replies = new ReplyBuffer(Duration.ofSeconds(5), clock);
    private final ListReader reader = new ListReader(
            new FixedLocator(RedisAddress.parse("redis://fake")), KEY, new PopCommands(bytes(KEY)), clock, redis);
    private final AtMostOnceQueue queue = new AtMostOnceQueue(reader, sender, "example");
    private final List<String> backlog = new ArrayList<>();
    private final List<String> awaited = new ArrayList<>();

    private boolean take(int most) throws RedisException {
        return queue.take(
                most,
                replies,
                message -> backlog.add(new String(message.frame(), UTF_8)),
                message -> awaited.add(new String(message.frame(), UTF_8)));
    }

    private QueuedMessage message(String frame) {
        return new QueuedMessage(bytes(frame), queue);
    }

    @Test
    void takesTheBacklogAndWaitsForOneMoreInOneRoundTrip() throws RedisException {
        redis.results(List.of(bytes("a"), bytes("b")), List.of(bytes(KEY), bytes("c")));

        assertThat(take(3)).isTrue();
        assertThat(backlog).containsExactly("a", "b");
        assertThat(awaited).containsExactly("c");
        assertThat(redis.commands()).containsExactly("LPOP " + KEY + " 2", "BLPOP " + KEY + " 3.0");
        assertThat(redis.roundTrips()).isEqualTo(1);
    }

    @Test
    void waitsOnlyWhereOneMessageIsWanted() throws RedisException {
        redis.results((Object) null);

        assertThat(take(1)).isFalse();
        assertThat(redis.commands()).containsExactly("BLPOP " + KEY + " 3.0");
    }

    @Test
    void pollsWhileTheListIsBusyAndWaitsAgainWhenItIsEmpty() throws RedisException {
        redis.results(List.of(bytes("a")), null);
        take(3);
        redis.commands().clear();
        redis.results(List.of(bytes("b"), bytes("c")));
        take(3);
        assertThat(redis.commands()).containsExactly("LPOP " + KEY + " 3");
        assertThat(backlog).containsExactly("a", "b");
        assertThat(awaited).containsExactly("c");

        redis.commands().clear();
        redis.results(null, null);
        assertThat(take(3)).isFalse();
        assertThat(redis.commands()).containsExactly("LPOP " + KEY + " 3", "BLPOP " + KEY + " 3.0");
        redis.commands().clear();
        redis.results(null, null);
        take(3);
        assertThat(redis.commands()).containsExactly("LPOP " + KEY + " 2", "BLPOP " + KEY + " 3.0");
    }

    @Test
    void messagesOfAPartialResultAreReceived() {
        redis.results(List.of(bytes("a")));

        assertThatThrownBy(() -> take(2)).isInstanceOf(RedisException.ConnectionLost.class);
        assertThat(backlog).containsExactly("a");
        assertThat(queue.untilNextAttempt()).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void requeuesInTheOrderInWhichMessagesWereTaken() throws RedisException {
        redis.results(3L);
        queue.requeue(List.of(message("a"), message("b")));

        assertThat(redis.commands()).containsExactly("LPUSH " + KEY + " b a");
    }

    @Test
    void aListOfNothingButRequeuedMessagesGetsALife() throws RedisException {
        redis.results(2L, 1L);
        queue.requeue(List.of(message("a"), message("b")));

        assertThat(redis.commands()).containsExactly("LPUSH " + KEY + " b a", "EXPIRE " + KEY + " 3600");
    }

    @Test
    void aRequeueOnALostConnectionFails() {
        assertThatThrownBy(() -> queue.requeue(List.of(message("a"))))
                .isInstanceOf(RedisException.ConnectionLost.class);
    }

    @Test
    void aResponseNeedsNoAcknowledgement() {
        Push response = new Push("replies", List.of(bytes("response")), Duration.ofSeconds(60), 10);
        QueuedMessage message = message("a");

        assertThat(queue.reply(message, response, sender)).isSameAs(response);
        queue.replied(message, response);
        queue.acknowledge(message);
        assertThat(redis.commands()).isEmpty();
    }
}
