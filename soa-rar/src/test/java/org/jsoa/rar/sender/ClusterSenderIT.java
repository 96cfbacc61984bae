/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.sender;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoa.rar.command.CommandBatch;
import org.jsoa.rar.command.CommandResult;
import org.jsoa.rar.command.Push;
import org.jsoa.rar.connection.BlockTimeout;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.queue.ListReader;
import org.jsoa.rar.testing.RedisProcess;
import org.jsoa.rar.testing.TestCluster;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.rar.topology.Cluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands to a cluster of which one node has changed. */
class ClusterSenderIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    private Path directory;

    private TestCluster cluster;
    private Cluster shard;
    private ClusterSender sender;
    private List<Thread> background;

    @BeforeEach
    void start() throws IOException {
        cluster = new TestCluster(directory);
        List<RedisAddress> seeds =
                Stream.of(cluster.urls().split(",")).map(RedisAddress::parse).toList();
        shard = new Cluster(seeds, MonotonicClock.SYSTEM);
        sender = new ClusterSender(shard, MonotonicClock.SYSTEM, InstantSource.system(), RedisConnection::open);
        background = sender.backgroundTasks().stream()
                .map(task -> new Thread(task::run))
                .toList();
        background.forEach(Thread::start);
    }

    @AfterEach
    void stop() throws InterruptedException {
        sender.close();
        for (Thread thread : background) {
            thread.join(PATIENCE.toMillis());
        }
        cluster.close();
        assertThat(background).noneMatch(Thread::isAlive);
    }

    private static Push push(String key) {
        return new Push(key, List.of("a".getBytes(UTF_8)), Duration.ofSeconds(60), 10_000);
    }

    private String keyOf(RedisProcess node) {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> "list" + i)
                .filter(key -> cluster.owner(key) == node)
                .findFirst()
                .orElseThrow();
    }

    /** Counts the commands about the cluster that clients have sent. The nodes use another protocol among themselves. */
    private static long questionsTo(List<RedisProcess> nodes) {
        return nodes.stream().mapToLong(node -> node.callsOf("cluster")).sum();
    }

    @Test
    void theNodesAreNotAskedForEachCommandThatFails() throws Exception {
        String key = keyOf(cluster.owner("list"));
        sender.send(push(key), PATIENCE);
        cluster.owner(key).close();
        List<RedisProcess> others = cluster.living();
        long before = questionsTo(others);
        for (int i = 0; i < 1_000; i++) {
            assertThatThrownBy(() -> sender.send(push(key), PATIENCE)).isInstanceOf(RedisException.class);
        }

        assertThat(questionsTo(others) - before).isLessThan(100);
    }

    @Test
    void anIdleReaderUsesTheOwnerThatASenderHasFound() throws Exception {
        List<String> taken = new ArrayList<>();
        Consumer<byte[]> frames = frame -> taken.add(new String(frame, UTF_8));
        RedisProcess before = cluster.owner("list");
        try (ListReader reader = new ListReader(shard, "list", MonotonicClock.SYSTEM)) {
            sender.send(push("list"), PATIENCE);
            reader.take(1, BlockTimeout.LONGEST, CommandBatch.EMPTY, frames, frames);
            RedisProcess after = cluster.beginMove("list");
            cluster.endMove("list", after);
            sender.send(push("list"), PATIENCE);
            before.freeze(true);

            // A command to the frozen node would fail.
            reader.take(1, BlockTimeout.LONGEST, CommandBatch.EMPTY, frames, frames);
            assertThat(taken).hasSize(2);
        } finally {
            before.freeze(false);
        }
    }

    @Test
    void aNodeThatHangsDoesNotDelayCommandsToOtherNodes() throws Exception {
        List<String> keys = cluster.living().stream().map(this::keyOf).toList();
        for (String key : keys) {
            sender.send(push(key), PATIENCE);
        }
        RedisProcess silent = cluster.owner(keys.get(0));
        silent.freeze(true);
        try {
            for (int i = 0; i < 10; i++) {
                // Less than the response timeout.
                List<CommandResult> results =
                        sender.sendAll(keys.stream().map(ClusterSenderIT::push).toList(), Duration.ofSeconds(1));

                assertThat(results.get(0).failure()).isNotNull();
                assertThat(results.subList(1, 3))
                        .allSatisfy(result -> assertThat(result.failure()).isNull());
            }
        } finally {
            silent.freeze(false);
        }
    }
}
