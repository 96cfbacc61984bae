/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.scenario.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.resource.ResourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.SoaConnection;
import org.jsoa.rar.testing.EchoService;
import org.jsoa.rar.testing.RedisProcess;
import org.jsoa.rar.testing.TestCluster;
import org.jsoa.rar.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers and clients that know one node of a cluster. */
class ClusterIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @TempDir
    private static Path directory;

    private static TestCluster cluster;

    private TestServer server;
    private SoaConnection connection;

    @BeforeAll
    static void startCluster() throws IOException {
        cluster = new TestCluster(directory);
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @BeforeEach
    void start() throws ResourceException {
        server = new TestServer(adapter -> {
            adapter.setRedisUrl(cluster.url());
            adapter.setRedisCluster(true);
        });
        server.deploy(EchoService.application());
        connection = server.connection();
    }

    @AfterEach
    void stop() {
        connection.close();
        server.close();
    }

    private long echo(long number) {
        return EchoService.numberIn(connection.call(EchoService.job(number, TIMEOUT)));
    }

    @Test
    void everyCallGetsAResponse() {
        assertThat(LongStream.range(0, 30).map(this::echo)).hasSize(30);
    }

    @Test
    void everyJobSentTogetherGetsAResponse() {
        List<OutgoingJob> jobs = IntStream.range(0, 30)
                .mapToObj(i -> EchoService.job(i, TIMEOUT))
                .toList();

        assertThat(connection.sendAll(jobs).stream()
                        .map(call ->
                                EchoService.numberIn(call.toCompletableFuture().join())))
                .containsExactlyElementsOf(LongStream.range(0, 30).boxed().toList());
    }

    @Test
    void noCallIsLostWhileTheSlotOfTheServiceMoves() {
        AtomicLong responses = new AtomicLong();
        CompletableFuture<Void> calls = CompletableFuture.runAsync(() -> {
            while (responses.get() < 5_000 && !Thread.currentThread().isInterrupted()) {
                echo(responses.incrementAndGet());
            }
        });
        await().atMost(TIMEOUT).until(() -> responses.get() > 100);

        RedisProcess owner = cluster.beginMove(EchoService.REQUESTS);
        cluster.endMove(EchoService.REQUESTS, owner);

        calls.join();
        long before = owner.callsOf("evalsha");
        assertThat(LongStream.range(0, 30).map(this::echo)).hasSize(30);
        assertThat(owner.callsOf("evalsha")).isGreaterThanOrEqualTo(before + 30);
    }

    @Test
    void aCallDuringTheMoveOfASlotGetsAResponse() {
        echo(1);
        RedisProcess owner = cluster.beginMove(EchoService.REQUESTS);
        long before = owner.callsOf("evalsha");
        CompletableFuture<Long> call = CompletableFuture.supplyAsync(() -> echo(7));
        await().atMost(TIMEOUT).until(() -> owner.callsOf("evalsha") > before);
        cluster.endMove(EchoService.REQUESTS, owner);

        assertThat(call.join()).isEqualTo(7);
    }
}
