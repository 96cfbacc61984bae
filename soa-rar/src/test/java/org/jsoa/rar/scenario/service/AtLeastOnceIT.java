/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.scenario.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.resource.ResourceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.SoaConnection;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.rar.outbound.SoaManagedConnectionFactory;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.RecordedJobs;
import org.jsoa.rar.testing.RecordedLog;
import org.jsoa.rar.testing.ServingProcess;
import org.jsoa.rar.testing.TestApplication;
import org.jsoa.rar.testing.TestServer;
import org.jsoa.service.DeliveryMode;
import org.jsoa.spi.ServedService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.params.ClientKillParams;

/** Jobs that outlive their server, against a real Redis. */
class AtLeastOnceIT {

    private static final String REQUESTS = "pysoa:service.example";
    private static final String CONSUMERS = "{pysoa:service.example}:consumers";
    private static final String LOSSES = "{pysoa:service.example}:losses";
    private static final String DEAD = "{pysoa:service.example}:dead";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** A node takes over from others only this long after it has begun to renew its own lease. */
    private static final Duration SETTLED = Duration.ofSeconds(5);

    private EmbeddedRedis redis;
    private Jedis client;

    @BeforeEach
    void start() {
        redis = EmbeddedRedis.started();
        client = redis.client();
    }

    @AfterEach
    void stop() {
        client.close();
        redis.close();
    }

    private TestServer server() throws ResourceException {
        return new TestServer(redis.settings(), adapter -> {
            adapter.setLeaseMillis(500);
            adapter.setQueueCapacity(20_000);
        });
    }

    private TestServer server(DeliveryMode delivery) throws ResourceException {
        TestServer server = server();
        server.deploy(RecordedJobs.application(redis.settings().port(), delivery, 8));
        return server;
    }

    private static SoaConnection connection(TestServer server) throws ResourceException {
        SoaManagedConnectionFactory factory = new SoaManagedConnectionFactory();
        factory.setResourceAdapter(server.adapter());
        return ((SoaConnectionFactory) factory.createConnectionFactory()).getConnection();
    }

    private static OutgoingJob job(String action, long number, long millis, Duration timeout) {
        return RecordedJobs.job(action, number, Duration.ofMillis(millis), timeout);
    }

    private static String frame(String action, int number, String meta) {
        return "content-type:application/json;{\"request_id\": " + number + ", \"meta\": {\"reply_to\": \"r!1\"" + meta
                + "}, \"body\": {\"control\": {\"continue_on_error\": false}, \"context\": {\"correlation_id\": \"c\", "
                + "\"switches\": []}, \"actions\": [{\"action\": \"" + action + "\", \"body\": {\"number\": " + number
                + ", \"millis\": 1}}]}}";
    }

    private void awaitConsumers(int count) {
        await().until(() -> client.zcard(CONSUMERS) == count);
    }

    /** The outcome of one call. */
    private record Ended(String action, String errors) {}

    @Test
    void whenAServerIsKilledEveryCallGetsAResponseBeforeItsDeadline() throws Exception {
        Map<Long, Ended> ended = new ConcurrentHashMap<>();
        AtomicBoolean enough = new AtomicBoolean();
        AtomicLong numbers = new AtomicLong();
        ExecutorService callers = Executors.newFixedThreadPool(32);
        try (TestServer calling = server();
                SoaConnection connection = connection(calling);
                ServingProcess killed = ServingProcess.started(redis.settings().port(), 1_000, 8);
                ServingProcess surviving =
                        ServingProcess.started(redis.settings().port(), 1_000, 8)) {
            awaitConsumers(2);
            long start = System.nanoTime();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                running.add(callers.submit(() -> callUntil(enough, numbers, connection, ended)));
            }
            await().until(() -> System.nanoTime() - start > SETTLED.toNanos());
            killed.kill();
            long before = ended.size();
            await().until(() -> client.zcard(CONSUMERS) == 2 && ended.size() > before + 1_000);
            await().until(() ->
                    System.nanoTime() - start > SETTLED.plusSeconds(3).toNanos());
            assertThat(surviving.isAlive()).isTrue();
            enough.set(true);
            for (Future<?> call : running) {
                call.get();
            }
        } finally {
            enough.set(true);
            callers.shutdownNow();
        }

        Map<String, String> runs = client.hgetAll(RecordedJobs.RUNS);
        long again = runs.values().stream().filter(count -> !count.equals("1")).count();
        long lost =
                ended.values().stream().filter(call -> !call.errors().isEmpty()).count();
        assertThat(ended.values()).allSatisfy(call -> assertThat(call.errors())
                .isIn("", call.action().equals("once") ? "WORKER_LOST" : ""));
        assertThat(again + lost).isBetween(1L, 16L);
        assertThat(runs.keySet().stream().filter(number -> Long.parseLong(number) % 2 == 0))
                .hasSize((int) (numbers.get() / 2));
        assertThat(client.exists(RecordedJobs.LATE)).isFalse();
    }

    private static void callUntil(
            AtomicBoolean enough, AtomicLong numbers, SoaConnection connection, Map<Long, Ended> ended) {
        while (!enough.get()) {
            long number = numbers.incrementAndGet();
            String action = number % 2 == 0 ? "again" : "once";
            String errors;
            try {
                JobResponse response = connection.call(job(action, number, 20, TIMEOUT));
                errors = String.join(
                        ",", response.errors().stream().map(SoaError::code).toList());
            } catch (RuntimeException e) {
                errors = e.toString();
            }
            ended.put(number, new Ended(action, errors));
        }
    }

    @Test
    void aJobThatTakesManyLeasesRunsOnceWhateverRedisDoesMeanwhile() throws Exception {
        try (TestServer one = server(DeliveryMode.AT_LEAST_ONCE);
                TestServer other = server(DeliveryMode.AT_LEAST_ONCE);
                SoaConnection connection = connection(one)) {
            awaitConsumers(2);
            long start = System.nanoTime();
            List<CompletableFuture<JobResponse>> calls = IntStream.range(0, 4)
                    .mapToObj(i -> connection
                            .send(job(i % 2 == 0 ? "again" : "once", i, 10_000, Duration.ofSeconds(20)))
                            .toCompletableFuture())
                    .toList();
            await().until(() -> System.nanoTime() - start > SETTLED.toNanos());
            try (Jedis blocker = redis.client()) {
                // Longer than the lease and the timeout of any call.
                blocker.getClient().setTimeoutInfinite();
                blocker.eval("local start = redis.call('TIME')[1] * 1 "
                        + "while redis.call('TIME')[1] - start < 4 do end return 1");
            }

            calls.forEach(call -> assertThat(call.join().errors()).isEmpty());
            assertThat(client.hgetAll(RecordedJobs.RUNS)).isEqualTo(Map.of("0", "1", "1", "1", "2", "1", "3", "1"));
            assertThat(other.applicationThreads()).isNotEmpty();
        }
    }

    @Test
    void messagesOfADeadServerRunAgainOrGetAnErrorOrBecomeDeadLetters() throws Exception {
        String taken = "{pysoa:service.example}:taken:dead";
        client.zadd(CONSUMERS, 1, "dead");
        client.rpush(
                taken,
                frame("again", 1, ""),
                frame("once", 2, ""),
                frame("again", 3, ", \"__expiry__\": 1000000000"),
                frame("again", 4, ""),
                "garbage");
        client.hset(
                LOSSES,
                client.eval("return redis.sha1hex(ARGV[1])", 0, frame("again", 4, ""))
                        .toString(),
                "2");
        try (TestServer server = server(DeliveryMode.AT_LEAST_ONCE)) {
            await().until(() -> client.llen("pysoa:r!1") == 3 && client.xlen(DEAD) == 2);
            assertThat(client.lrange("pysoa:r!1", 0, -1))
                    .anySatisfy(reply -> assertThat(reply).contains("\"request_id\": 1,", "\"action\": \"again\""))
                    .anySatisfy(reply -> assertThat(reply).contains("\"request_id\": 2,", "WORKER_LOST"))
                    .anySatisfy(reply -> assertThat(reply).contains("\"request_id\": 4,", "WORKER_LOST", "3 times"));
            assertThat(client.hgetAll(RecordedJobs.RUNS)).isEqualTo(Map.of("1", "1"));
            assertThat(client.exists(taken)).isFalse();
            assertThat(server.applicationThreads()).isNotEmpty();
            await().until(() -> client.keys("*:taken:*").isEmpty());
        }
        assertThat(client.zcard(CONSUMERS)).isZero();
    }

    /** Breaks the connections of adapters, except those that record the jobs of this test. */
    private void breakConnections() {
        client.clientList()
                .lines()
                .filter(line -> line.contains(" name=jsoa "))
                .map(line -> line.replaceFirst("^id=(\\d+) .*", "$1"))
                .forEach(id ->
                        client.clientKill(ClientKillParams.clientKillParams().id(id)));
    }

    @Test
    void aMessageThatWasTakenButNotReceivedRuns() throws Exception {
        try (TestServer server = server(DeliveryMode.AT_LEAST_ONCE)) {
            awaitConsumers(1);
            String consumer = client.zrange(CONSUMERS, 0, -1).get(0);
            client.rpush("{pysoa:service.example}:taken:" + consumer, frame("once", 1, ""), frame("again", 1, ""));
            breakConnections();

            await().until(() -> client.llen("pysoa:r!1") == 2);
            await().until(() -> client.keys("*:taken:*").isEmpty());
            assertThat(client.hget(RecordedJobs.RUNS, "1")).isEqualTo("2");
            assertThat(server.applicationThreads()).isNotEmpty();
        }
    }

    @Test
    void messagesThatCrossABreakingConnectionAreNotLost() throws Exception {
        int count = 3_000;
        Queue<Object> runs = new ConcurrentLinkedQueue<>();
        try (TestServer server = server()) {
            server.deploy(new TestApplication(
                    new ServedService("example", 8, DeliveryMode.AT_LEAST_ONCE, Set.of()), (job, watch) -> {
                        runs.add(job.requestId());
                        return new JobResponse(List.of(), Map.of(), List.of());
                    }));
            for (int i = 0; i < count; i++) {
                client.rpush(REQUESTS, frame("once", i, ""));
                if (i % 500 == 250) {
                    breakConnections();
                }
            }
            await().until(() -> runs.size() >= count && client.keys("*:taken:*").isEmpty());
        }
        assertThat(runs).hasSize(count).doesNotHaveDuplicates();
    }

    @Test
    void aMessageThatReachesTheServersListAfterItsConnectionBrokeRunsNonetheless() throws Exception {
        try (TestServer server = server(DeliveryMode.AT_LEAST_ONCE)) {
            awaitConsumers(1);
            String taken = "{pysoa:service.example}:taken:"
                    + client.zrange(CONSUMERS, 0, 0).get(0);

            client.rpush(taken, frame("once", 1, ""), frame("again", 2, ""));

            await().until(() -> client.llen("pysoa:r!1") == 2 && !client.exists(taken));
            assertThat(client.hgetAll(RecordedJobs.RUNS)).isEqualTo(Map.of("1", "1", "2", "1"));
            assertThat(server.applicationThreads()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(DeliveryMode.class)
    void aServiceThatIsRestartedUnderLoadRespondsToEachJobExactlyOnce(DeliveryMode delivery) throws Exception {
        int count = 10_000;
        try (Pipeline pipeline = client.pipelined()) {
            for (int i = 0; i < count; i++) {
                pipeline.rpush(REQUESTS, frame(i % 2 == 0 ? "again" : "once", i, ""));
            }
        }
        for (int restart = 1; restart <= 3; restart++) {
            int half = restart * 2_000;
            try (TestServer server = server(delivery)) {
                await().until(() -> client.llen("pysoa:r!1") > half);
                server.undeploy();
            }
            assertThat(client.keys("*:taken:*")).isEmpty();
        }
        try (TestServer last = server(delivery)) {
            await().until(() -> client.llen("pysoa:r!1") >= count);
            last.undeploy();
        }

        assertThat(client.lrange("pysoa:r!1", 0, -1))
                .hasSize(count)
                .allSatisfy(reply -> assertThat(reply).contains("\"errors\": []"))
                .doesNotHaveDuplicates();
        assertThat(client.hlen(RecordedJobs.RUNS)).isEqualTo(count);
        assertThat(client.hgetAll(RecordedJobs.RUNS).values()).containsOnly("1");
        assertThat(client.zcard(CONSUMERS)).isZero();
    }

    private TestServer serverWithSmallMessages(DeliveryMode delivery) throws ResourceException {
        TestServer server = new TestServer(redis.settings(), adapter -> {
            adapter.setLeaseMillis(500);
            adapter.setMaxFrameBytes(100_000);
        });
        server.deploy(RecordedJobs.application(redis.settings().port(), delivery, 8));
        return server;
    }

    /** Sends a small job after a large message, and waits until the job has run. */
    private void assertTheServiceGoesOn(int number) {
        client.rpush(REQUESTS, frame("again", number, ""));
        await().until(() -> client.hexists(RecordedJobs.RUNS, Integer.toString(number)));
        assertThat(client.keys("{pysoa:service.example}:taken:*"))
                .allSatisfy(list -> assertThat(client.llen(list)).isZero());
    }

    @Test
    void aMessageThatIsTooLargeBecomesADeadLetterBeforeItIsTaken() throws Exception {
        byte[] large = new byte[30_000_000];
        client.rpush(REQUESTS.getBytes(UTF_8), large);
        client.rpush(REQUESTS, frame("again", 2, ""));
        client.rpush(REQUESTS.getBytes(UTF_8), large);
        try (TestServer server = serverWithSmallMessages(DeliveryMode.AT_LEAST_ONCE)) {
            await().until(() -> client.xlen(DEAD) == 2);
            assertTheServiceGoesOn(4);

            // The service waits in Redis now, and the command that waits cannot compare sizes.
            client.rpush(REQUESTS.getBytes(UTF_8), large);
            await().until(() -> client.xlen(DEAD) == 3);
            assertTheServiceGoesOn(6);
            assertThat(client.hexists(RecordedJobs.RUNS, "2")).isTrue();
        }

        assertThat(client.xrange(DEAD, "-", "+")).allSatisfy(letter -> assertThat(letter.getFields())
                .containsEntry("reason", "REFUSED")
                .containsEntry("frame_bytes", "30000000")
                .containsEntry("explanation", "the request has 30000000 bytes, more than the 100000 allowed"));
    }

    @Test
    void aMessageThatIsTooLargeAndIsInFlightForADeadServerBecomesADeadLetter() throws Exception {
        client.rpush("{pysoa:service.example}:taken:dead".getBytes(UTF_8), new byte[3_000_000]);
        client.zadd(CONSUMERS, 1, "dead");
        try (TestServer server = serverWithSmallMessages(DeliveryMode.AT_LEAST_ONCE)) {
            await().until(() -> client.xlen(DEAD) == 1);
            assertTheServiceGoesOn(2);
        }
    }

    @Test
    void ofAMessageThatIsTooLargeOnlyTheBeginningIsReadAtMostOnce() throws Exception {
        try (RecordedLog log = new RecordedLog();
                TestServer server = serverWithSmallMessages(DeliveryMode.AT_MOST_ONCE)) {
            assertTheServiceGoesOn(2);
            client.rpush(REQUESTS.getBytes(UTF_8), new byte[30_000_000]);
            await().until(() -> client.xlen(DEAD) == 1);
            assertTheServiceGoesOn(4);

            assertThat(log.lines()).anySatisfy(line -> assertThat(line)
                    .contains("sent a value of 30000000 bytes, of which only 2097153 were read"));
        }
        assertThat(client.xrange(DEAD, "-", "+").get(0).getFields()).containsEntry("frame_bytes", "2097153");
    }
}
