/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jsoa.rar.command.CommandBatch;
import org.jsoa.rar.connection.BlockTimeout;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.time.MonotonicClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

class ListReaderIT {

    private static EmbeddedRedis redis;

    private final List<String> backlog = new ArrayList<>();
    private final List<String> awaited = new ArrayList<>();
    private ListReader reader;
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
        reader = new ListReader(redis.master(), "pysoa:service.queue", MonotonicClock.SYSTEM);
        client = redis.client();
        client.flushAll();
    }

    @AfterEach
    void disconnect() {
        client.close();
        reader.close();
    }

    private void take(int most) throws RedisException {
        reader.take(
                most,
                BlockTimeout.LONGEST,
                CommandBatch.EMPTY,
                frame -> backlog.add(new String(frame, UTF_8)),
                frame -> awaited.add(new String(frame, UTF_8)));
    }

    @Test
    void takesNoMoreThanAskedFor() throws RedisException {
        client.rpush("pysoa:service.queue", "a", "b", "c", "d");
        take(3);

        assertThat(backlog).containsExactly("a", "b");
        assertThat(awaited).containsExactly("c");
        assertThat(client.lrange("pysoa:service.queue", 0, -1)).containsExactly("d");
    }

    @Test
    void waitsForAMessageWhenThereIsNone() throws Exception {
        CompletableFuture<Void> taking = CompletableFuture.runAsync(() -> {
            try {
                take(3);
            } catch (RedisException e) {
                throw new IllegalStateException(e);
            }
        });
        awaitBlockedReader();
        client.rpush("pysoa:service.queue", "late");

        taking.join();
        assertThat(awaited).containsExactly("late");
    }

    @Test
    void wakesWithoutLosingWhatArrivesNext() throws Exception {
        CompletableFuture<Void> taking = CompletableFuture.runAsync(() -> {
            try {
                take(1);
            } catch (RedisException e) {
                throw new IllegalStateException(e);
            }
        });
        awaitBlockedReader();
        reader.wake();
        taking.join();
        client.rpush("pysoa:service.queue", "next");

        assertThat(awaited).isEmpty();
        assertThat(client.lrange("pysoa:service.queue", 0, -1)).containsExactly("next");
    }

    @Test
    void requeuesMessagesAtTheHeadInTheirOrder() throws RedisException {
        client.rpush("pysoa:service.queue", "c");
        try (AtMostOnceQueue queue = new AtMostOnceQueue(reader, null, "queue")) {
            queue.requeue(List.of(
                    new QueuedMessage("a".getBytes(UTF_8), queue), new QueuedMessage("b".getBytes(UTF_8), queue)));
        }

        assertThat(client.lrange("pysoa:service.queue", 0, -1)).containsExactly("a", "b", "c");
    }

    private void awaitBlockedReader() {
        await().atMost(Duration.ofSeconds(10)).until(() -> client.clientList().contains("cmd=blpop"));
    }
}
