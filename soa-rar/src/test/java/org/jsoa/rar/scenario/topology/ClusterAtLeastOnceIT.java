/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.scenario.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.resource.ResourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jsoa.connection.SoaConnection;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.rar.testing.EchoService;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.RecordedJobs;
import org.jsoa.rar.testing.RedisProcess;
import org.jsoa.rar.testing.ServingProcess;
import org.jsoa.rar.testing.TestCluster;
import org.jsoa.rar.testing.TestServer;
import org.jsoa.service.DeliveryMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.util.JedisClusterCRC16;

/** Jobs that outlive their server, in a cluster. */
class ClusterAtLeastOnceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LEASE_MILLIS = 1_000;

    @TempDir
    private Path directory;

    private TestCluster cluster;
    private EmbeddedRedis records;
    private Jedis runs;
    private TestServer server;
    private SoaConnection connection;

    @BeforeEach
    void start() throws ResourceException, IOException {
        cluster = new TestCluster(directory);
        records = EmbeddedRedis.started();
        runs = records.client();
        server = new TestServer(adapter -> {
            adapter.setRedisUrl(cluster.urls());
            adapter.setRedisCluster(true);
            adapter.setLeaseMillis(LEASE_MILLIS);
        });
        connection = server.connection();
    }

    @AfterEach
    void stop() {
        connection.close();
        server.close();
        runs.close();
        records.close();
        cluster.close();
    }

    private void deploy() throws ResourceException {
        server.deploy(RecordedJobs.application(records.port(), DeliveryMode.AT_LEAST_ONCE, 8));
    }

    private CompletableFuture<JobResponse> send(String action, int number, Duration duration) {
        return connection
                .send(RecordedJobs.job(action, number, duration, PATIENCE))
                .toCompletableFuture();
    }

    private Jedis queues() {
        return cluster.owner(EchoService.REQUESTS).client();
    }

    private List<String> keys() {
        try (Jedis client = queues()) {
            return List.copyOf(client.keys("*service.example*"));
        }
    }

    private long taken() {
        try (Jedis client = queues()) {
            return client.keys("*service.example*:taken:*").stream()
                    .mapToLong(client::llen)
                    .sum();
        }
    }

    @Test
    void allKeysOfAServiceAreInOneSlot() throws Exception {
        deploy();
        CompletableFuture<JobResponse> job = send("again", 1, Duration.ofSeconds(3));
        await().atMost(PATIENCE).until(() -> keys().stream().anyMatch(key -> key.contains(":taken:")));

        assertThat(keys())
                .hasSizeGreaterThanOrEqualTo(2)
                .extracting(JedisClusterCRC16::getSlot)
                .containsOnly(JedisClusterCRC16.getSlot(EchoService.REQUESTS));
        assertThat(job.join().errors()).isEmpty();
        await().atMost(PATIENCE).until(() -> keys().stream().noneMatch(key -> key.contains(":taken:")));
    }

    @Test
    void jobsOfAKilledServerRunAgainOrGetAnError() throws Exception {
        try (ServingProcess killed = ServingProcess.startedInCluster(cluster.urls(), records.port(), LEASE_MILLIS, 8)) {
            List<CompletableFuture<JobResponse>> calls = IntStream.range(0, 6)
                    .mapToObj(i -> send(i % 2 == 0 ? "again" : "once", i, i < 2 ? Duration.ZERO : PATIENCE))
                    .toList();
            await().atMost(PATIENCE)
                    .until(() -> runs.hlen(RecordedJobs.RUNS) == 6
                            && calls.get(0).isDone()
                            && calls.get(1).isDone());
            // Responses are in other slots than messages in flight, which are acknowledged a moment later.
            await().atMost(PATIENCE).until(() -> taken() == 4);
            // Jobs that run again must not take as long.
            runs.set(RecordedJobs.QUICK, "");
            killed.kill();
            deploy();

            assertThat(calls.stream().map(ClusterAtLeastOnceIT::errors))
                    .containsExactly("", "", "", "WORKER_LOST", "", "WORKER_LOST");
            assertThat(runs.hgetAll(RecordedJobs.RUNS))
                    .isEqualTo(Map.of("0", "1", "1", "1", "2", "2", "3", "1", "4", "2", "5", "1"));
        }
    }

    private static String errors(CompletableFuture<JobResponse> call) {
        return String.join(
                ",", call.join().errors().stream().map(SoaError::code).toList());
    }

    @Test
    void jobsRunOnceThoughTheSlotMovesWhileTheyDo() throws Exception {
        try (ServingProcess other = ServingProcess.startedInCluster(cluster.urls(), records.port(), LEASE_MILLIS, 2)) {
            deploy();
            String consumers = "{" + EchoService.REQUESTS + "}:consumers";
            await().atMost(PATIENCE).until(() -> consumers(consumers) == 2);
            List<CompletableFuture<JobResponse>> calls = IntStream.range(0, 6)
                    .mapToObj(i -> send(i % 2 == 0 ? "again" : "once", i, Duration.ofSeconds(8)))
                    .toList();
            await().atMost(PATIENCE).until(() -> runs.hlen(RecordedJobs.RUNS) == 6);

            RedisProcess to = cluster.beginMove(EchoService.REQUESTS);
            CompletableFuture<JobResponse> late = send("once", 6, Duration.ZERO);
            long begun = System.nanoTime();
            await().atMost(PATIENCE)
                    .until(() -> System.nanoTime() - begun
                            > Duration.ofMillis(2 * LEASE_MILLIS).toNanos());
            cluster.endMove(EchoService.REQUESTS, to);

            assertThat(calls.stream().map(ClusterAtLeastOnceIT::errors)).containsOnly("");
            assertThat(errors(late)).isEmpty();
            assertThat(runs.hgetAll(RecordedJobs.RUNS).values()).hasSize(7).containsOnly("1");
            assertThat(other.isAlive()).isTrue();
            await().atMost(PATIENCE)
                    .until(() -> cluster.owner(EchoService.REQUESTS) == to
                            && keys().stream().noneMatch(key -> key.contains(":taken:")));
        }
    }

    private long consumers(String key) {
        try (Jedis client = queues()) {
            return client.zcard(key);
        }
    }
}
