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
import java.util.stream.IntStream;
import org.jsoa.connection.SoaConnection;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.testing.EchoService;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.RecordedJobs;
import org.jsoa.rar.testing.RedisProcess;
import org.jsoa.rar.testing.TestCluster;
import org.jsoa.rar.testing.TestServer;
import org.jsoa.service.DeliveryMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** A cluster of three masters with a replica each, one of which takes over when its master is killed. */
class ClusterFailoverIT {

    /** The nodes take some seconds to agree that a master is down, and then promote its replica. */
    private static final Duration FAILOVER = Duration.ofSeconds(30);

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    /** The documented time by which a call may outlive its deadline. */
    private static final Duration GRACE = Duration.ofMillis(500);

    @TempDir
    private Path directory;

    private TestCluster cluster;
    private TestServer server;

    @BeforeEach
    void start() throws ResourceException, IOException {
        cluster = TestCluster.withReplicas(directory);
        server = new TestServer(adapter -> {
            adapter.setRedisUrl(cluster.urls());
            adapter.setRedisCluster(true);
        });
    }

    @AfterEach
    void stop() {
        server.close();
        cluster.close();
    }

    private RedisProcess killMaster() {
        RedisProcess master = cluster.owner(EchoService.REQUESTS);
        master.close();
        return master;
    }

    @Test
    void callsToTheSlotsOfADeadMasterResumeAtItsReplicaAndNoneHangs() throws Exception {
        server.deploy(EchoService.application());
        try (SoaConnection connection = server.connection();
                CallLoad load = new CallLoad(connection, 8, TIMEOUT)) {
            await().atMost(FAILOVER).until(() -> load.calls().size() > 100);
            RedisProcess dead = killMaster();
            await().atMost(FAILOVER).until(() -> cluster.owner(EchoService.REQUESTS) != dead);
            long chosen = System.nanoTime();
            await().atMost(FAILOVER).until(() -> load.respondedSince(chosen) > 100);
            load.stop();

            assertThat(load.calls()).anyMatch(call -> !call.hasResponse());
            assertThat(load.overdue(GRACE)).isEmpty();
        }
    }

    @Test
    void jobsInFlightWhenTheirMasterDiesRunOnceAndGetResponses() throws Exception {
        try (EmbeddedRedis records = EmbeddedRedis.started();
                Jedis runs = records.client();
                SoaConnection connection = server.connection()) {
            server.deploy(RecordedJobs.application(records.port(), DeliveryMode.AT_LEAST_ONCE, 8));
            List<CompletableFuture<JobResponse>> calls = IntStream.range(0, 4)
                    .mapToObj(i -> connection
                            .send(RecordedJobs.job(i % 2 == 0 ? "again" : "once", i, Duration.ofSeconds(8), FAILOVER))
                            .toCompletableFuture())
                    .toList();
            await().atMost(FAILOVER).until(() -> runs.hlen(RecordedJobs.RUNS) == 4);
            killMaster();

            List<JobResponse> responses =
                    calls.stream().map(CompletableFuture::join).toList();
            assertThat(responses)
                    .allSatisfy(response -> assertThat(response.errors()).isEmpty());
            assertThat(runs.hgetAll(RecordedJobs.RUNS).values()).hasSize(4).containsOnly("1");
        }
    }
}
