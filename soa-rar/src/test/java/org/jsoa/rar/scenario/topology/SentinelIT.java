/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.scenario.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.resource.ResourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jsoa.client.SendFailedException;
import org.jsoa.client.TransportException;
import org.jsoa.connection.SoaConnection;
import org.jsoa.rar.SoaResourceAdapter;
import org.jsoa.rar.connection.ConnectionOptions;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.testing.EchoService;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.RedisProcess;
import org.jsoa.rar.testing.TestServer;
import org.jsoa.rar.topology.SentinelLocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.exceptions.JedisException;

/** A master, its replica, and a Sentinel that promotes the replica; all require passwords. */
class SentinelIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    /** The Sentinel takes a second to detect that the master is down, and about as long to promote the replica. */
    private static final Duration FAILOVER = Duration.ofSeconds(20);

    /** The documented time after a failover in which calls may still fail. */
    private static final Duration RESUMPTION = Duration.ofSeconds(2);

    /** The documented time by which a call may outlive its deadline. */
    private static final Duration GRACE = Duration.ofMillis(500);

    @TempDir
    private Path directory;

    private EmbeddedRedis master;
    private EmbeddedRedis replica;
    private RedisProcess sentinel;
    private TestServer server;
    private SoaConnection connection;

    @BeforeEach
    void start() throws ResourceException, IOException {
        master = EmbeddedRedis.started("requirepass data", "masterauth data");
        replica = EmbeddedRedis.started(
                "requirepass data",
                "masterauth data",
                "replicaof 127.0.0.1 " + master.port(),
                "repl-diskless-sync-delay 0");
        sentinel = RedisProcess.sentinel(
                directory,
                "requirepass watch",
                "sentinel monitor mymaster 127.0.0.1 " + master.port() + " 1",
                "sentinel auth-pass mymaster data",
                "sentinel down-after-milliseconds mymaster 1000",
                "sentinel failover-timeout mymaster 5000");
        await().atMost(FAILOVER).until(this::sentinelKnowsReplica);
        server = new TestServer(adapter -> sentinel(adapter, "mymaster"));
        server.deploy(EchoService.application());
        connection = server.connection();
    }

    private boolean sentinelKnowsReplica() {
        try (Jedis client = sentinel.client()) {
            client.auth("watch");
            return client.sentinelReplicas("mymaster").stream()
                    .anyMatch(known -> "ok".equals(known.get("master-link-status")));
        }
    }

    /** Names a Sentinel that is down in addition to the running one. */
    private void sentinel(SoaResourceAdapter adapter, String service) {
        adapter.setSentinelUrls("redis://127.0.0.1:" + EmbeddedRedis.freePort() + "," + sentinel.url());
        adapter.setSentinelPassword("watch");
        adapter.setSentinelServices(service);
        adapter.setRedisPassword("data");
    }

    @AfterEach
    void stop() {
        connection.close();
        server.close();
        sentinel.close();
        replica.close();
        master.close();
    }

    private long echo(long number) {
        return EchoService.numberIn(connection.call(EchoService.job(number, TIMEOUT)));
    }

    private void callsResume() {
        await().atMost(FAILOVER)
                .ignoreExceptionsInstanceOf(TransportException.class)
                .until(() -> echo(1) == 1);
        assertThat(LongStream.range(0, 20).map(this::echo)).hasSize(20);
    }

    private String role(EmbeddedRedis redis) {
        try (Jedis client = redis.client()) {
            client.auth("data");
            return (String) client.role().get(0);
        }
    }

    @Test
    void callsResumeTwoSecondsAfterTheFailoverAtTheLatestAndNoneHangs() throws Exception {
        try (SwitchOfMaster failover = new SwitchOfMaster();
                CallLoad load = new CallLoad(connection, 8, TIMEOUT)) {
            await().atMost(FAILOVER).until(() -> load.calls().size() > 100);
            master.kill("data");
            long changed = failover.time().get(FAILOVER.toSeconds(), TimeUnit.SECONDS);
            await().atMost(FAILOVER).until(() -> load.respondedSince(changed) > 100);
            load.stop();

            long lost = load.calls().stream()
                    .filter(call -> !call.hasResponse())
                    .mapToLong(CallLoad.Call::ended)
                    .min()
                    .orElseThrow();
            long resumed = load.calls().stream()
                    .filter(call -> call.hasResponse() && call.begun() - lost > 0)
                    .mapToLong(CallLoad.Call::ended)
                    .min()
                    .orElseThrow();
            assertThat(Duration.ofNanos(resumed - changed)).isLessThan(RESUMPTION.plus(load.longestStall()));
            assertThat(load.overdue(GRACE)).isEmpty();
            assertThat(role(replica)).isEqualTo("master");
        }
    }

    /** Listens to what the Sentinel says about its masters. */
    private final class SwitchOfMaster implements AutoCloseable {

        private final CompletableFuture<Long> time = new CompletableFuture<>();
        private final Jedis client = sentinel.client();
        private final Thread listening = new Thread(this::listen);

        SwitchOfMaster() {
            client.auth("watch");
            listening.start();
        }

        private void listen() {
            try {
                client.subscribe(
                        new JedisPubSub() {
                            @Override
                            public void onMessage(String channel, String message) {
                                time.complete(System.nanoTime());
                            }
                        },
                        "+switch-master");
            } catch (JedisException e) {
                time.completeExceptionally(e);
            }
        }

        /** When the master changed, on the clock of {@link System#nanoTime}. */
        Future<Long> time() {
            return time;
        }

        @Override
        public void close() {
            client.disconnect();
        }
    }

    @Test
    void callsResumeWhenTheOldMasterLivesOnAsAReplica() {
        assertThat(echo(7)).isEqualTo(7);
        try (Jedis client = sentinel.client()) {
            client.auth("watch");
            client.sentinelFailover("mymaster");
        }
        // The master drops its clients when it becomes a replica.
        await().atMost(FAILOVER)
                .ignoreExceptionsInstanceOf(JedisException.class)
                .until(() -> role(master).equals("slave"));

        callsResume();
    }

    @Test
    void everyConnectionFindsTheMasterWhenAllLookForItAtOnce() throws Exception {
        List<RedisAddress> sentinels = Stream.of("redis://127.0.0.1:" + EmbeddedRedis.freePort(), sentinel.url())
                .map(RedisAddress::parse)
                .map(found -> found.withAccess(
                        found.access().withCredentials(new ConnectionOptions.Credentials(null, "watch"))))
                .toList();
        ExecutorService connections = Executors.newFixedThreadPool(8);
        try {
            for (int i = 0; i < 20; i++) {
                SentinelLocator sought = new SentinelLocator(
                        "mymaster", sentinels, master.settings().access());
                List<Callable<RedisAddress>> all = Collections.nCopies(8, sought::locate);
                for (Future<RedisAddress> found : connections.invokeAll(all)) {
                    assertThat(found.get().port()).isEqualTo(master.port());
                }
            }
        } finally {
            connections.shutdownNow();
        }
    }

    @Test
    void reportsThatNoSentinelKnowsTheMaster() throws ResourceException {
        try (TestServer other = new TestServer(adapter -> sentinel(adapter, "mistress"));
                SoaConnection otherConnection = other.connection()) {
            assertThatThrownBy(() -> otherConnection.call(EchoService.job(1, TIMEOUT)))
                    .isInstanceOf(SendFailedException.class)
                    .hasMessageContaining("no connection to Redis at mistress of Sentinel")
                    .hasMessageContaining(sentinel.url() + "/0 does not know it");
        }
    }
}
