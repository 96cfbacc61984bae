/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.sender;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoa.rar.command.AckingPush;
import org.jsoa.rar.command.CommandResult;
import org.jsoa.rar.command.Push;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.time.MonotonicClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

class PipelinedSenderIT {

    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static EmbeddedRedis redis;

    private Sender sender;
    private Jedis client;

    @BeforeAll
    static void startRedis() {
        redis = EmbeddedRedis.started();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @BeforeEach
    void connect() {
        sender = sender(redis);
        client = redis.client();
        client.flushAll();
    }

    @AfterEach
    void disconnect() {
        client.close();
        sender.close();
    }

    private static Sender sender(EmbeddedRedis redis) {
        return new PipelinedSender(
                redis.master(),
                new BackgroundSender(),
                MonotonicClock.SYSTEM,
                InstantSource.system(),
                RedisConnection::open);
    }

    private static Push push(String key, Duration life, int capacity, String... frames) {
        return new Push(
                key, List.of(frames).stream().map(f -> f.getBytes(UTF_8)).toList(), life, capacity);
    }

    @Test
    void appendsAllFramesInOrderAndLimitsTheLifeOfTheList() throws RedisException {
        sender.send(push("list", LIFE, 10, "a", "b"), PATIENCE);
        sender.send(push("list", LIFE, 10, "c"), PATIENCE);

        assertThat(client.lrange("list", 0, -1)).containsExactly("a", "b", "c");
        assertThat(client.ttl("list")).isBetween(50L, 60L);
    }

    @Test
    void neverShortensTheLifeOfMessagesThatAreThereAlready() throws RedisException {
        sender.send(push("list", Duration.ofMinutes(10), 10, "long"), PATIENCE);
        sender.send(push("list", Duration.ofSeconds(10), 10, "short"), PATIENCE);

        assertThat(client.ttl("list")).isGreaterThan(500L);
    }

    @Test
    void refusesWhenTheListIsFull() throws RedisException {
        sender.send(push("list", LIFE, 2, "a", "b"), PATIENCE);

        assertThatThrownBy(() -> sender.send(push("list", LIFE, 2, "c"), PATIENCE))
                .isInstanceOf(RedisException.QueueFull.class)
                .hasMessageContaining("list")
                .hasMessageContaining("2 messages");
        assertThat(client.llen("list")).isEqualTo(2);
    }

    @Test
    void oneRefusedMessageDoesNotAffectOthersOnTheSameConnection() throws RedisException {
        client.set("text", "not a list");

        assertThatThrownBy(() -> sender.send(push("text", LIFE, 2, "c"), PATIENCE))
                .isInstanceOf(RedisException.NotSent.class)
                .hasMessageContaining("WRONGTYPE");
        sender.send(push("list", LIFE, 2, "a"), PATIENCE);

        assertThat(client.lrange("list", 0, -1)).containsExactly("a");
    }

    @Test
    void aListTakesAsManyMessagesOfABatchAsItHasRoomFor() throws RedisException {
        sender.send(push("list", LIFE, 3, "first"), PATIENCE);

        List<CommandResult> results = sender.sendAll(
                Stream.of("a", "b", "c", "d")
                        .map(frame -> push("list", LIFE, 3, frame))
                        .toList(),
                PATIENCE);

        assertThat(client.lrange("list", 0, -1)).containsExactly("first", "a", "b");
        assertThat(results).extracting(CommandResult::result).startsWith(1L, 2L);
        assertThat(results.subList(0, 2)).extracting(CommandResult::failure).containsOnlyNulls();
        assertThat(results.subList(2, 4))
                .extracting(CommandResult::failure)
                .hasOnlyElementsOfType(RedisException.QueueFull.class);
    }

    @Test
    void aFullListTakesNothingOfABatchAndKeepsItsLife() throws RedisException {
        sender.send(push("list", Duration.ofSeconds(10), 1, "first"), PATIENCE);

        List<CommandResult> results =
                sender.sendAll(List.of(push("list", LIFE, 1, "a"), push("list", LIFE, 1, "b")), PATIENCE);

        assertThat(client.lrange("list", 0, -1)).containsExactly("first");
        assertThat(client.ttl("list")).isLessThanOrEqualTo(10);
        assertThat(results).extracting(CommandResult::failure).hasOnlyElementsOfType(RedisException.QueueFull.class);
    }

    @Test
    void aListOutlivesEachMessageOfABatch() throws RedisException {
        sender.sendAll(
                List.of(
                        push("list", Duration.ofMinutes(10), 10, "long"),
                        push("list", Duration.ofSeconds(10), 10, "short")),
                PATIENCE);
        assertThat(client.ttl("list")).isGreaterThan(500L);

        sender.sendAll(List.of(push("list", LIFE, 10, "c"), push("list", LIFE, 10, "d")), PATIENCE);
        assertThat(client.ttl("list")).isGreaterThan(500L);
        sender.sendAll(List.of(push("list", Duration.ofHours(1), 10, "e"), push("list", LIFE, 10, "f")), PATIENCE);
        assertThat(client.ttl("list")).isGreaterThan(3_500L);
    }

    @Test
    void eachMessageOfABatchHasItsOwnResult() throws RedisException {
        client.set("text", "not a list");

        List<CommandResult> results = sender.sendAll(
                List.of(
                        push("text", LIFE, 9, "a"),
                        push("list", LIFE, 2, "b"),
                        push("text", LIFE, 9, "c"),
                        push("list", LIFE, 9, "d", "e"),
                        push("other", LIFE, 9, "f"),
                        push("list", LIFE, 2, "g"),
                        push("list", LIFE, 9, "h")),
                PATIENCE);

        assertThat(results)
                .extracting(result -> result.failure() instanceof RedisException.NotSent)
                .containsExactly(true, false, true, false, false, false, false);
        assertThat(results.stream().map(CommandResult::failure).filter(Objects::nonNull))
                .hasSize(2);
        assertThat(client.lrange("list", 0, -1)).containsExactly("b", "g", "d", "e", "h");
        assertThat(client.lrange("other", 0, -1)).containsExactly("f");
    }

    @Test
    void aBatchAcknowledgesRequestsUnlessTheirResponsesAreRefused() throws RedisException {
        byte[] taken = "taken".getBytes(UTF_8);
        client.rpush("taken", "a", "b", "c", "d");

        List<CommandResult> results = sender.sendAll(
                Stream.of("b", "a", "d")
                        .map(frame ->
                                new AckingPush(push("list", LIFE, 2, "to " + frame), taken, frame.getBytes(UTF_8)))
                        .toList(),
                PATIENCE);

        assertThat(client.lrange("list", 0, -1)).containsExactly("to b", "to a");
        assertThat(client.lrange("taken", 0, -1)).containsExactly("c", "d");
        assertThat(results)
                .extracting(result -> result.failure() instanceof RedisException.QueueFull)
                .containsExactly(false, false, true);
    }

    @Test
    void aLargeMessageOfABatchIsPushedToo() throws RedisException {
        String large = "large".repeat(10_000);

        sender.sendAll(
                Stream.of("a", large, "b", "c")
                        .map(frame -> push("list", LIFE, 9, frame))
                        .toList(),
                PATIENCE);

        assertThat(client.lrange("list", 0, -1)).containsExactlyInAnyOrder("a", large, "b", "c");
    }

    @Test
    void sendsEveryMessageOfManyThreadsExactlyOnce() throws Exception {
        int threads = 16;
        int each = 200;
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int thread = t;
                done.add(executor.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        sender.send(push("many", LIFE, 10_000, thread + "-" + i), PATIENCE);
                    }
                    return null;
                }));
            }
            for (Future<?> future : done) {
                future.get();
            }
        } finally {
            executor.shutdownNow();
        }

        List<String> expected = IntStream.range(0, threads)
                .boxed()
                .flatMap(t -> IntStream.range(0, each).mapToObj(i -> t + "-" + i))
                .toList();
        assertThat(client.lrange("many", 0, -1)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void continuesAfterRedisLostTheScript() throws RedisException {
        sender.send(push("list", LIFE, 10, "a"), PATIENCE);
        client.scriptFlush();
        sender.send(push("list", LIFE, 10, "b"), PATIENCE);
        client.scriptFlush();
        sender.sendAll(List.of(push("list", LIFE, 10, "c"), push("list", LIFE, 10, "d")), PATIENCE);

        assertThat(client.lrange("list", 0, -1)).containsExactly("a", "b", "c", "d");
    }

    @Test
    void failsAtOnceWithoutRedisAndRecoversWhenItIsBack() throws RedisException {
        try (EmbeddedRedis other = EmbeddedRedis.started();
                Sender toOther = sender(other)) {
            toOther.send(push("list", LIFE, 10, "a"), PATIENCE);
            other.stop();

            assertThatThrownBy(() -> toOther.send(push("list", LIFE, 10, "b"), PATIENCE))
                    .isInstanceOf(RedisException.class);
            assertThatThrownBy(() -> toOther.send(push("list", LIFE, 10, "c"), PATIENCE))
                    .isInstanceOf(RedisException.NotSent.class)
                    .hasMessageContaining("no connection to Redis at redis://127.0.0.1");

            other.start();
            await().atMost(Duration.ofSeconds(10)).ignoreExceptions().untilAsserted(() -> {
                toOther.send(push("list", LIFE, 10, "d"), PATIENCE);
            });
            try (Jedis look = other.client()) {
                assertThat(look.lrange("list", 0, -1)).containsExactly("d");
            }
        }
    }
}
