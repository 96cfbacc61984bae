/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jsoa.rar.command.AckingPush;
import org.jsoa.rar.command.PendingCommand;
import org.jsoa.rar.command.Push;
import org.jsoa.rar.command.RedisCommand;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.testing.FakeRedis;
import org.jsoa.rar.testing.TestClock;
import org.jsoa.rar.testing.TestSender;
import org.jsoa.rar.topology.FixedLocator;
import org.jsoa.rar.topology.Shard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** When messages are in flight, and how messages of a broken connection or a dead consumer are recovered. */
class AtLeastOnceQueueTest {

    private static final Duration LEASE = Duration.ofSeconds(9);
    private static final String QUEUE = "pysoa:service.example";

    private final TestClock clock = new TestClock();
    private final FakeRedis redis = new FakeRedis();
    private final Sender sender = TestSender.to(redis, clock);
    private final Sender otherSender = TestSender.to(new FakeRedis(), clock);
    private final LeaseKeys keys = new LeaseKeys("example", LEASE, 1_000);
    private final String inFlight = new String(keys.inFlight(), UTF_8);
    private final ReplyBuffer replies = new ReplyBuffer(Duration.ofSeconds(5), clock);
    private final List<QueuedMessage> backlog = new ArrayList<>();
    private final List<QueuedMessage> awaited = new ArrayList<>();
    private final List<QueuedMessage> orphans = new ArrayList<>();
    private long redisMillis = 1_000;
    private AtLeastOnceQueue queue;

    @BeforeEach
    void create() {
        Shard shard = new FixedLocator(RedisAddress.parse("redis://fake"));
        LeaseCommands commands = new LeaseCommands(keys);
        queue = new AtLeastOnceQueue(
                keys,
                new Lease(keys, LEASE, clock),
                commands,
                new ListReader(shard, QUEUE, commands, clock, redis),
                sender,
                orphans::addAll);
    }

    /** Renews the lease; returns its standing in Redis. */
    private Lease.Standing renew(int inFlightInRedis, String... ended) {
        List<byte[]> names = Stream.of(ended).map(RedisConnection::bytes).toList();
        return queue.renewed(List.of(redisMillis, 1_000L, names, (long) inFlightInRedis), clock.nanoTime());
    }

    private void pass(Duration time) {
        clock.advance(time);
        redisMillis += time.toMillis();
    }

    private static List<byte[]> frames(String... texts) {
        return Stream.of(texts).map(RedisConnection::bytes).toList();
    }

    private static List<String> texts(List<QueuedMessage> messages) {
        return messages.stream()
                .map(message -> new String(message.frame(), UTF_8))
                .toList();
    }

    private boolean take(int most) throws RedisException {
        return queue.take(most, replies, backlog::add, awaited::add);
    }

    /** Takes one message, which Redis has then in flight. */
    private QueuedMessage taken(String frame) throws RedisException {
        redis.results(null, bytes(frame), 1L);
        take(1);
        redis.commands().clear();
        return awaited.remove(awaited.size() - 1);
    }

    private static Push response() {
        return new Push("replies", frames("response"), Duration.ofSeconds(60), 10);
    }

    private static String nameOf(String command) {
        return command.substring(0, command.indexOf(' '));
    }

    /** Returns whether the queue asks Redis for messages that it does not know. */
    private boolean recovers() throws RedisException {
        redis.commands().clear();
        redis.results(List.of(), null, null, 0L);
        take(1);
        return redis.commands().get(0).startsWith("EVAL ");
    }

    @Test
    void takesNothingWithoutALease() {
        assertThatThrownBy(() -> take(3)).isInstanceOf(RedisException.NotSent.class);
        renew(0);
        pass(LEASE);
        assertThatThrownBy(() -> take(3)).isInstanceOf(RedisException.NotSent.class);
        assertThat(redis.commands()).isEmpty();
        assertThat(queue.untilNextAttempt()).isPositive();
    }

    @Test
    void movesMessagesToTheListOfThoseInFlight() throws RedisException {
        renew(0);
        redis.results(frames("a", "b"), bytes("c"), 1L);

        assertThat(take(3)).isTrue();
        assertThat(texts(backlog)).containsExactly("a", "b");
        assertThat(texts(awaited)).containsExactly("c");
        assertThat(redis.commands())
                .extracting(AtLeastOnceQueueTest::nameOf)
                .containsExactly("EVALSHA", "BLMOVE", "EXPIRE");
        assertThat(redis.commands().get(0))
                .startsWith("EVALSHA 5 " + QUEUE + " " + inFlight)
                .endsWith(" 2");
        assertThat(redis.commands().get(1)).startsWith("BLMOVE " + QUEUE + " " + inFlight + " LEFT RIGHT");
        assertThat(redis.roundTrips()).isEqualTo(1);
    }

    @Test
    void doesNotWaitInRedisWhileTheListIsBusy() throws RedisException {
        renew(0);
        redis.results(frames("a"), bytes("b"), 1L);
        take(3);
        redis.commands().clear();
        redis.results(frames("c", "d"), 1L);

        assertThat(take(3)).isTrue();
        assertThat(texts(backlog)).containsExactly("a", "c");
        assertThat(texts(awaited)).containsExactly("b", "d");
        assertThat(redis.commands()).extracting(AtLeastOnceQueueTest::nameOf).containsExactly("EVALSHA", "EXPIRE");
    }

    @Test
    void sendsResponsesWithTheTake() throws RedisException {
        renew(0);
        QueuedMessage message = taken("a");
        List<PendingCommand> called = new ArrayList<>();
        PendingCommand reply = new PendingCommand(queue.reply(message, response(), sender), called::add);
        replies.put(sender, reply);
        redis.results(0L, null, bytes("b"), 1L);

        assertThat(take(1)).isTrue();
        assertThat(redis.commands().get(0)).isEqualTo("EVALSHA 2 replies " + inFlight + " 60 10 response a");
        assertThat(called).containsExactly(reply);
        assertThat(reply.failure()).isNull();
        assertThat(texts(awaited)).containsExactly("b");
    }

    @Test
    void aLostConnectionFailsEachResponseOnce() throws RedisException {
        renew(0);
        QueuedMessage message = taken("a");
        List<PendingCommand> called = new ArrayList<>();
        PendingCommand reply = new PendingCommand(queue.reply(message, response(), sender), called::add);
        replies.put(sender, reply);
        redis.results(new JedisConnectionException("broken pipe"));

        assertThatThrownBy(() -> take(1)).isInstanceOf(RedisException.ConnectionLost.class);
        assertThat(called).containsExactly(reply);
        assertThat(reply.failure()).isInstanceOf(RedisException.ConnectionLost.class);
    }

    @Test
    void aResponseThatRedisHasStaysSentWhenTheConnectionBreaksLater() throws RedisException {
        renew(0);
        QueuedMessage message = taken("a");
        List<PendingCommand> called = new ArrayList<>();
        PendingCommand reply = new PendingCommand(queue.reply(message, response(), sender), called::add);
        replies.put(sender, reply);
        redis.results(0L, frames("b"), new JedisConnectionException("broken pipe"));

        assertThatThrownBy(() -> take(2)).isInstanceOf(RedisException.ConnectionLost.class);
        assertThat(called).containsExactly(reply);
        assertThat(reply.failure()).isNull();
        // Received messages stay received.
        assertThat(texts(backlog)).containsExactly("b");
    }

    @Test
    void aResponseToTheSameServerAcknowledgesTheMessage() throws RedisException {
        renew(0);
        QueuedMessage message = taken("a");
        RedisCommand reply = queue.reply(message, response(), sender);
        assertThat(reply).isInstanceOf(AckingPush.class);
        queue.replied(message, reply);

        assertThat(redis.commands()).isEmpty();
        queue.maintain(renew(1));
        // Only now is the message in flight in Redis.
        assertThat(recovers()).isTrue();
    }

    @Test
    void aResponseToAnotherServerIsFollowedByTheAcknowledgement() throws RedisException {
        renew(0);
        QueuedMessage message = taken("a");
        Push response = response();
        RedisCommand reply = queue.reply(message, response, otherSender);
        assertThat(reply).isSameAs(response);
        redis.results(1L);
        queue.replied(message, reply);

        assertThat(redis.commands()).containsExactly("LREM " + inFlight + " 1 a");
    }

    @Test
    void anAcknowledgementThatFailsIsRepeated() throws RedisException {
        renew(0);
        QueuedMessage message = taken("a");
        queue.acknowledge(message);
        assertThat(redis.commands()).containsExactly("LREM " + inFlight + " 1 a");
        pass(Duration.ofSeconds(1));
        redis.results(1L);
        queue.maintain(renew(1));
        queue.maintain(renew(0));

        assertThat(redis.commands()).containsExactly("LREM " + inFlight + " 1 a", "LREM " + inFlight + " 1 a");
    }

    @Test
    void findsMovedMessagesAfterALostConnection() throws RedisException {
        renew(0);
        QueuedMessage known = taken("known");
        redis.results(new JedisConnectionException("broken pipe"));
        assertThatThrownBy(() -> take(1)).isInstanceOf(RedisException.ConnectionLost.class);
        pass(Duration.ofSeconds(1));
        redis.commands().clear();
        redis.results(List.of(known.frame(), 0L, bytes("moved"), 0L, bytes("orphan"), 2L));

        assertThat(take(1)).isTrue();
        assertThat(redis.commands()).hasSize(1).first().asString().startsWith("EVAL 4 " + inFlight);
        assertThat(texts(backlog)).containsExactly("moved");
        assertThat(texts(orphans)).containsExactly("orphan");
        assertThat(orphans.get(0).losses()).isEqualTo(2);
        assertThat(recovers()).isFalse();
    }

    @Test
    void aMessageThatIsTwiceInRedisAndOnceInFlightIsFoundOnce() throws RedisException {
        renew(0);
        taken("same");
        queue.maintain(renew(2));
        redis.results(List.of(bytes("same"), 0L, bytes("same"), 0L));

        assertThat(take(1)).isTrue();
        assertThat(texts(backlog)).containsExactly("same");
    }

    @Test
    void aMessageThatIsAcknowledgedWhileRedisIsAskedDoesNotComeAgain() throws RedisException {
        renew(0);
        QueuedMessage message = taken("a");
        queue.maintain(renew(2));
        redis.results(
                (Supplier<Object>) () -> {
                    queue.replied(message, queue.reply(message, response(), sender));
                    return List.of(message.frame(), 0L);
                },
                null,
                null,
                0L);
        take(1);

        assertThat(backlog).isEmpty();
    }

    @Test
    void aFailedRecoveryIsRepeated() throws RedisException {
        renew(0);
        taken("a");
        queue.maintain(renew(2));
        redis.results(new JedisConnectionException("broken pipe"));
        assertThatThrownBy(() -> take(1)).isInstanceOf(RedisException.ConnectionLost.class);
        pass(Duration.ofSeconds(1));

        assertThat(recovers()).isTrue();
    }

    @Test
    void requeuesMessagesInTheirOrder() throws RedisException {
        renew(0);
        QueuedMessage first = taken("a");
        QueuedMessage second = taken("b");
        redis.results("OK");
        queue.requeue(List.of(first, second));

        assertThat(redis.commands()).containsExactly("EVAL 2 " + inFlight + " " + QUEUE + " 3600 a b");
    }

    @Test
    void messagesThatCouldNotBeRequeuedAreRecovered() throws RedisException {
        renew(0);
        QueuedMessage message = taken("a");
        assertThatThrownBy(() -> queue.requeue(List.of(message))).isInstanceOf(RedisException.ConnectionLost.class);
        pass(Duration.ofSeconds(1));
        redis.results(List.of(bytes("a"), 0L));

        assertThat(take(1)).isTrue();
        assertThat(texts(backlog)).containsExactly("a");
    }

    @Test
    void takesOverFromADeadConsumerAfterItsOwnLeaseHeldLongEnough() throws RedisException {
        queue.maintain(renew(0, "dead"));
        assertThat(redis.commands()).isEmpty();
        pass(LEASE.minusMillis(1));
        queue.maintain(renew(0, "dead"));
        pass(Duration.ofSeconds(3));
        queue.maintain(renew(0, "dead"));
        assertThat(redis.commands()).isEmpty();
        pass(Duration.ofMillis(1));
        redis.results(List.of(bytes("a"), 1L, bytes("b"), 3L));
        queue.maintain(renew(0, "dead"));

        assertThat(redis.commands()).hasSize(1).first().asString().contains("{" + QUEUE + "}:taken:dead " + inFlight);
        assertThat(texts(orphans)).containsExactly("a", "b");
        assertThat(orphans).extracting(QueuedMessage::losses).containsExactly(1, 3);
    }

    @Test
    void aGapInItsOwnRenewalsDelaysTheNextTakeOver() {
        renew(0);
        pass(LEASE.plusSeconds(4));
        queue.maintain(renew(0, "dead"));

        assertThat(redis.commands()).isEmpty();
    }

    @Test
    void messagesOfATakeOverOnALostConnectionAreFoundLater() throws RedisException {
        renew(0);
        pass(LEASE.minusMillis(1));
        renew(0);
        pass(Duration.ofSeconds(4));
        queue.maintain(renew(0, "dead"));
        assertThat(orphans).isEmpty();
        pass(Duration.ofSeconds(1));
        redis.results(List.of(bytes("a"), 1L), null, bytes("b"), 1L);

        take(1);
        assertThat(texts(orphans)).containsExactly("a");
        assertThat(texts(awaited)).containsExactly("b");
    }

    @Test
    void endsItsLeaseWhenItIsClosed() throws RedisException {
        renew(0);
        QueuedMessage message = taken("a");
        queue.acknowledge(message);
        redis.commands().clear();
        pass(LEASE.minusMillis(1));
        renew(1);
        pass(Duration.ofSeconds(4));
        redis.results(1L, "OK");
        queue.close();

        assertThat(queue.isClosed()).isTrue();
        assertThat(redis.commands()).extracting(AtLeastOnceQueueTest::nameOf).containsExactly("LREM", "EVAL");
        // Without the gap it would take over now.
        queue.maintain(renew(0, "dead"));
        assertThat(redis.commands()).hasSize(2);
    }
}
