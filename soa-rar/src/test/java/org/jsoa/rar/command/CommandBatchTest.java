/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.testing.FakeRedis;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** How commands are joined, and which result each of them gets. */
class CommandBatchTest {

    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final byte[] IN_FLIGHT = bytes("in-flight");

    private final FakeRedis redis = new FakeRedis();
    private final RedisConnection connection =
            redis.open(RedisAddress.parse("redis://fake"), Duration.ofSeconds(1), abort -> {});
    private final List<PendingCommand> signalled = new ArrayList<>();

    private static Push push(String key, int capacity, String... frames) {
        return new Push(key, Stream.of(frames).map(RedisConnection::bytes).toList(), LIFE, capacity);
    }

    private List<PendingCommand> pending(RedisCommand... commands) {
        return Stream.of(commands)
                .map(command -> new PendingCommand(command, signalled::add))
                .toList();
    }

    private List<PendingCommand> exchanged(RedisCommand... commands) {
        List<PendingCommand> pending = pending(commands);
        CommandBatch batch = new CommandBatch(pending);
        batch.write(connection);
        batch.complete(connection);
        return pending;
    }

    @Test
    void smallMessagesForOneListBecomeOneCommandInTheirOrder() {
        redis.results(0L);
        exchanged(push("list", 10, "a"), push("list", 10, "b"), push("list", 10, "c"));

        assertThat(redis.commands()).containsExactly("EVALSHA 1 list 60 10 3 a b c");
    }

    @Test
    void aSingleMessageIsPushedAsItIs() {
        redis.results(4L);
        List<PendingCommand> pending = exchanged(push("list", 10, "a"));

        assertThat(redis.commands()).containsExactly("EVALSHA 1 list 60 10 a");
        assertThat(pending.get(0).result()).isEqualTo(4L);
    }

    @Test
    void eachMessageGetsTheResultOfAPushOfItsOwn() {
        redis.results(5L);

        assertThat(exchanged(push("list", 10, "a"), push("list", 10, "b"), push("list", 10, "c")))
                .extracting(PendingCommand::result)
                .containsExactly(5L, 6L, 7L);
    }

    @Test
    void aListTakesAsManyMessagesAsItHasRoomForAndRefusesTheLastOnes() {
        redis.results(1L);
        List<PendingCommand> pending =
                exchanged(push("list", 3, "a"), push("list", 3, "b"), push("list", 3, "c"), push("list", 3, "d"));

        assertThat(pending.subList(0, 2)).extracting(PendingCommand::failure).containsOnlyNulls();
        assertThat(pending.subList(2, 4))
                .extracting(PendingCommand::failure)
                .hasOnlyElementsOfType(RedisException.QueueFull.class);
        assertThat(pending.subList(2, 4)).extracting(PendingCommand::result).containsOnlyNulls();
    }

    @Test
    void aFullListRefusesAllMessages() {
        redis.results(3L);

        assertThat(exchanged(push("list", 3, "a"), push("list", 3, "b")))
                .extracting(PendingCommand::failure)
                .hasOnlyElementsOfType(RedisException.QueueFull.class);
    }

    @Test
    void theListOutlivesTheMessageThatLivesLongest() {
        redis.results(0L);
        exchanged(
                push("list", 10, "a"),
                new Push("list", List.of(bytes("b")), Duration.ofSeconds(300), 10),
                push("list", 10, "c"));

        assertThat(redis.commands()).containsExactly("EVALSHA 1 list 300 10 3 a b c");
    }

    @Test
    void onlySmallMessagesWithTheSameListAndCapacityAreJoined() {
        String large = "x".repeat(8 * 1024 + 1);
        redis.results(0L, 0L, 0L, 0L, 0L);
        exchanged(
                push("list", 10, "a"),
                push("list", 10, "chunk1", "chunk2"),
                push("other", 10, "b"),
                push("list", 11, "c"),
                push("list", 10, large),
                push("list", 10, "d"));

        assertThat(redis.commands())
                .containsExactly(
                        "EVALSHA 1 list 60 10 2 a d",
                        "EVALSHA 1 list 60 10 chunk1 chunk2",
                        "EVALSHA 1 other 60 10 b",
                        "EVALSHA 1 list 60 11 c",
                        "EVALSHA 1 list 60 10 " + large);
    }

    @Test
    void joinedResponsesAcknowledgeTheirRequestsInTheirOrder() {
        redis.results(0L);
        exchanged(
                new AckingPush(push("list", 10, "to b"), IN_FLIGHT, bytes("b")),
                new AckingPush(push("list", 10, "to a"), IN_FLIGHT, bytes("a")));

        assertThat(redis.commands()).containsExactly("EVALSHA 2 list in-flight 60 10 2 to b to a b a");
    }

    @Test
    void aResponseThatAcknowledgesIsNotJoinedWithOneThatDoesNot() {
        redis.results(0L, 1L);
        exchanged(new AckingPush(push("list", 10, "to a"), IN_FLIGHT, bytes("a")), push("list", 10, "to b"));

        assertThat(redis.commands())
                .containsExactly("EVALSHA 2 list in-flight 60 10 to a a", "EVALSHA 1 list 60 10 to b");
    }

    @Test
    void aRefusalFailsAllThatShareTheCommandAndNoOther() {
        redis.results(new JedisDataException("WRONGTYPE"), 0L);
        List<PendingCommand> pending = exchanged(push("text", 10, "a"), push("list", 10, "b"), push("text", 10, "c"));

        assertThat(pending)
                .extracting(command -> command.failure() instanceof RedisException.NotSent)
                .containsExactly(true, false, true);
        assertThat(pending.get(0).result()).isInstanceOf(JedisDataException.class);
    }

    @Test
    void theLastOfSeveralResultsCounts() {
        redis.results("OK", 2L, 3L);
        List<PendingCommand> pending =
                exchanged(new AskingCommand(push("list", 10, "a")), new RawCommand(Command.LLEN, bytes("list")));

        assertThat(pending).extracting(PendingCommand::result).containsExactly(2L, 3L);
    }

    @Test
    void eachCommandIsSignalledOnceAndInOrder() {
        redis.results(0L, 0L);
        List<PendingCommand> pending = exchanged(push("list", 10, "a"), push("other", 10, "b"), push("list", 10, "c"));

        assertThat(signalled).containsExactlyElementsOf(pending);
    }

    @Test
    void commandsWithAnUnknownScriptMayBeSentAgain() {
        List<PendingCommand> pending = pending(push("list", 10, "a"), new RawCommand(Command.LLEN, bytes("list")));
        CommandBatch batch = new CommandBatch(pending);
        redis.results(new JedisNoScriptException("NOSCRIPT"), 5L);
        batch.write(connection);

        assertThat(batch.read(connection)).containsExactly(pending.get(0));
        assertThat(pending).extracting(PendingCommand::isDone).containsExactly(false, true);
        assertThat(signalled).isEmpty();
    }

    @Test
    void anUnknownScriptIsARefusalIfCommandsAreNotSentAgain() {
        redis.results(new JedisNoScriptException("NOSCRIPT"));
        List<PendingCommand> pending = exchanged(push("list", 10, "a"), push("list", 10, "b"));

        assertThat(pending).extracting(PendingCommand::failure).hasOnlyElementsOfType(RedisException.NotSent.class);
        assertThat(pending).extracting(PendingCommand::result).hasOnlyElementsOfType(JedisNoScriptException.class);
    }

    @Test
    void aLostConnectionFailsEachCommandOnce() {
        List<PendingCommand> pending = pending(push("list", 10, "a"), push("other", 10, "b"));
        CommandBatch batch = new CommandBatch(pending);
        redis.results(0L);
        batch.write(connection);
        assertThatThrownBy(() -> batch.complete(connection)).isInstanceOf(JedisConnectionException.class);
        assertThat(signalled).isEmpty();

        RedisException lost = new RedisException.ConnectionLost("lost", null);
        batch.fail(lost);
        batch.fail(lost);
        assertThat(signalled).containsExactlyElementsOf(pending);
        assertThat(pending).extracting(PendingCommand::failure).containsOnly(lost);
    }

    @Test
    void aBatchWithoutCommandsSendsNothing() {
        CommandBatch.EMPTY.write(connection);
        CommandBatch.EMPTY.complete(connection);
        CommandBatch.EMPTY.fail(new RedisException.NotSent("refused", null));

        assertThat(redis.roundTrips()).isZero();
    }
}
