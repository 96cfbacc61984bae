/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsoa.rar.command.CommandBatch;
import org.jsoa.rar.command.PendingCommand;
import org.jsoa.rar.command.Push;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.testing.FakeRedis;
import org.jsoa.rar.testing.TestClock;
import org.jsoa.rar.testing.TestSender;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.exceptions.JedisDataException;

/** When responses are sent, and that each is completed once. */
class ReplyBufferTest {

    private final TestClock clock = new TestClock();
    private final FakeRedis redis = new FakeRedis();
    private final FakeRedis otherRedis = new FakeRedis();
    private final Sender sender = TestSender.to(redis, clock);
    private final Sender otherSender = TestSender.to(otherRedis, clock);
    private final ReplyBuffer buffer = new ReplyBuffer(Duration.ofSeconds(5), clock);
    private final List<PendingCommand> called = new ArrayList<>();

    private PendingCommand put(Sender through, String key) {
        Push push = new Push(key, List.of(bytes("reply")), Duration.ofSeconds(60), 10);
        PendingCommand reply = new PendingCommand(push, called::add);
        buffer.put(through, reply);
        return reply;
    }

    private void carry(CommandBatch batch) {
        RedisConnection connection = redis.open(RedisAddress.parse("redis://fake"), Duration.ofSeconds(1), abort -> {});
        batch.write(connection);
        batch.complete(connection);
    }

    @Test
    void flushesTheResponsesInOneRoundTripInTheirOrder() {
        PendingCommand first = put(sender, "a");
        PendingCommand second = put(sender, "b");
        redis.results(0L, 0L);
        buffer.flush();

        assertThat(redis.commands()).containsExactly("EVALSHA 1 a 60 10 reply", "EVALSHA 1 b 60 10 reply");
        assertThat(redis.roundTrips()).isEqualTo(1);
        assertThat(called).containsExactly(first, second);
        assertThat(buffer.isEmpty()).isTrue();
    }

    @Test
    void flushesToEachServerItsOwnResponses() {
        put(sender, "a");
        put(otherSender, "b");
        redis.results(0L);
        otherRedis.results(0L);
        buffer.flush();

        assertThat(redis.commands()).containsExactly("EVALSHA 1 a 60 10 reply");
        assertThat(otherRedis.commands()).containsExactly("EVALSHA 1 b 60 10 reply");
        assertThat(called).extracting(PendingCommand::failure).containsOnlyNulls();
    }

    @Test
    void completesEachResponseWithItsOwnFailure() {
        PendingCommand full = put(sender, "full");
        PendingCommand sent = put(sender, "b");
        redis.results(new JedisDataException("queue full"), 0L);
        buffer.flush();

        assertThat(full.failure()).isInstanceOf(RedisException.QueueFull.class);
        assertThat(sent.failure()).isNull();
        assertThat(called).containsExactly(full, sent);
    }

    @Test
    void aSecondFlushSendsNothing() {
        put(sender, "a");
        buffer.flush();
        buffer.flush();

        assertThat(redis.commands()).hasSize(1);
        assertThat(called).singleElement().satisfies(reply -> assertThat(reply.failure())
                .isInstanceOf(RedisException.ConnectionLost.class));
    }

    @Test
    void aConnectionCarriesOnlyTheResponsesForItsServer() {
        PendingCommand mine = put(sender, "a");
        PendingCommand other = put(otherSender, "b");
        redis.results(0L);
        carry(buffer.batchFor(sender));

        assertThat(redis.commands()).containsExactly("EVALSHA 1 a 60 10 reply");
        assertThat(called).containsExactly(mine);
        assertThat(buffer.isEmpty()).isFalse();
        otherRedis.results(0L);
        buffer.flush();
        assertThat(called).containsExactly(mine, other);
    }

    @Test
    void theOtherResponsesAreSentBeforeAConnectionBlocks() {
        PendingCommand mine = put(sender, "a");
        PendingCommand other = put(otherSender, "b");
        otherRedis.results(0L);
        CommandBatch batch = buffer.lastBatchFor(sender);

        assertThat(called).containsExactly(other);
        assertThat(buffer.isEmpty()).isTrue();
        redis.results(0L);
        carry(batch);
        assertThat(called).containsExactly(other, mine);
    }

    @Test
    void withoutResponsesTheBatchIsEmpty() {
        assertThat(buffer.batchFor(sender)).isSameAs(CommandBatch.EMPTY);
        assertThat(buffer.lastBatchFor(sender)).isSameAs(CommandBatch.EMPTY);
        put(otherSender, "b");
        assertThat(buffer.batchFor(sender)).isSameAs(CommandBatch.EMPTY);
    }

    @Test
    void knowsTheAgeOfTheOldestResponse() {
        Duration age = Duration.ofMillis(1);
        assertThat(buffer.hasOlderThan(age)).isFalse();
        put(sender, "a");
        clock.advance(age);
        put(sender, "b");
        assertThat(buffer.hasOlderThan(age)).isFalse();
        clock.advance(Duration.ofNanos(1));
        assertThat(buffer.hasOlderThan(age)).isTrue();

        redis.results(0L, 0L);
        buffer.flush();
        assertThat(buffer.hasOlderThan(age)).isFalse();
        put(sender, "c");
        assertThat(buffer.hasOlderThan(age)).isFalse();
    }
}
