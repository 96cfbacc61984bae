/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.File;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoa.test.environment.TestFiles;
import org.jsoa.test.peer.WirePeer;
import org.jsoa.test.server.MicroProcess;
import org.jsoa.test.server.TestApplication;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/** Two instances of Payara Micro deliver the jobs of one service at least once. One is killed while its jobs run. */
class LostServerIT {

    private static final Duration TO_START = Duration.ofSeconds(120);
    private static final int CONCURRENCY = 8;
    private static final int LEASE_MILLIS = 1_000;

    /** A server takes over messages of others only after it has renewed its own lease for some time: the lease and 3 s. */
    private static final Duration SETTLED = Duration.ofMillis(LEASE_MILLIS + 3_500);

    private static final String CONSUMERS = "{pysoa:service.durable}:consumers";
    private static final String LOSSES = "{pysoa:service.durable}:losses";

    private final URI redis = URI.create(System.getProperty(TestFiles.REDIS_URL) + "/6");

    private MicroProcess server(String name, File application) throws Exception {
        return MicroProcess.start(
                name,
                List.of(
                        "soa.redis.url=" + redis,
                        "soa.server.lease-millis=" + LEASE_MILLIS,
                        "soa.services.durable.concurrency=" + CONCURRENCY),
                List.of(application));
    }

    @Test
    void everyJobGetsAResponseWhenOneOfTwoServersIsKilled() throws Exception {
        File application =
                MicroProcess.exported(TestApplication.empty("durable.war").addClass(DurableActions.class));
        List<WirePeer> callers = new ArrayList<>();
        try (RedisClient client = RedisClient.create(redis);
                MicroProcess killed = server("killed", application);
                MicroProcess surviving = server("surviving", application)) {
            await().atMost(TO_START).until(() -> client.zcard(CONSUMERS) == 2);
            long settling = System.nanoTime();
            await().until(() -> System.nanoTime() - settling > SETTLED.toNanos());
            for (int i = 0; i < 2 * CONCURRENCY; i++) {
                WirePeer caller = new WirePeer("durable", redis);
                callers.add(caller);
                caller.send(action(i), "{\"millis\": 4000}");
            }
            await().until(() -> client.llen("pysoa:service.durable") == 0);
            killed.kill();

            Map<String, List<JsonObject>> responses = IntStream.range(0, callers.size())
                    .boxed()
                    .collect(Collectors.groupingBy(
                            LostServerIT::action,
                            Collectors.mapping(i -> callers.get(i).receive(), Collectors.toList())));
            assertThat(responses.get("again")).hasSize(CONCURRENCY).allSatisfy(response -> assertThat(codes(response))
                    .isEmpty());
            assertThat(responses.get("once")).hasSize(CONCURRENCY).allSatisfy(response -> assertThat(codes(response))
                    .isSubsetOf("WORKER_LOST"));
            assertThat(client.hlen(LOSSES)).isBetween(1L, (long) CONCURRENCY);
            assertThat(surviving.log()).content().contains("does not renew its lease any more");
        } finally {
            callers.forEach(WirePeer::close);
        }
    }

    private static String action(int number) {
        return number % 2 == 0 ? "again" : "once";
    }

    private static List<String> codes(JsonObject response) {
        return response.getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                .map(error -> error.getString("code"))
                .toList();
    }
}
