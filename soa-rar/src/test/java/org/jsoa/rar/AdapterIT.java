/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ResourceAdapterInternalException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.stream.IntStream;
import org.jsoa.client.MessageTooLargeException;
import org.jsoa.client.ResponseTimeoutException;
import org.jsoa.client.SendFailedException;
import org.jsoa.client.TransportException;
import org.jsoa.connection.Deadline;
import org.jsoa.connection.IncomingJob;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.SoaConnection;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.RecordedLog;
import org.jsoa.rar.testing.TestServer;
import org.jsoa.spi.JobListener;
import org.jsoa.spi.JobWatch;
import org.jsoa.spi.ServedApplication;
import org.jsoa.spi.ServedService;
import org.jsoa.spi.ServicePhase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;

/** The whole adapter between a real Redis and an application that is a lambda. */
class AdapterIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String REQUESTS = "pysoa:service.example";
    private static final String DEAD = "{pysoa:service.example}:dead";

    private EmbeddedRedis redis;
    private TestServer server;
    private SoaConnection connection;

    @BeforeEach
    void start() throws ResourceException {
        redis = EmbeddedRedis.started();
        server = new TestServer(redis.settings());
        connection = server.connection();
    }

    @AfterEach
    void stop() {
        connection.close();
        server.close();
        redis.close();
    }

    private record Application(int concurrency, Function<IncomingJob, JobResponse> run) implements JobListener {

        @Override
        public ServedApplication activate(SoaConnectionFactory connections) {
            return new ServedApplication(List.of(new ServedService("example", concurrency)), this);
        }

        @Override
        public JobResponse onJob(IncomingJob job, JobWatch watch) {
            return run.apply(job);
        }

        @Override
        public void onPhase(String service, ServicePhase phase) {
            // Not used here.
        }
    }

    private void deploy(int concurrency, Function<IncomingJob, JobResponse> run) throws ResourceException {
        server.deploy(new Application(concurrency, run));
    }

    private static JobResponse echo(IncomingJob job) {
        ActionRequest request = job.request().actions().get(0);
        return new JobResponse(List.of(), Map.of(), List.of(ActionResponse.of(request.action(), request.body())));
    }

    private static OutgoingJob job(Map<String, Object> body) {
        return job(JobControl.DEFAULT, body, TIMEOUT);
    }

    private static OutgoingJob job(JobControl control, Map<String, Object> body, Duration timeout) {
        return OutgoingJob.of(
                "example",
                new JobRequest(control, JobContext.of("c", List.of()), List.of(new ActionRequest("echo", body))),
                timeout);
    }

    private static Map<String, Object> bodyOf(JobResponse response) {
        return response.actions().get(0).body();
    }

    @Test
    void aCallGetsItsResponse() throws ResourceException {
        deploy(4, AdapterIT::echo);

        assertThat(bodyOf(connection.call(job(Map.of("number", 7L))))).isEqualTo(Map.of("number", 7L));
    }

    @Test
    void eachOfManyConcurrentCallsGetsItsOwnResponse() throws ResourceException {
        deploy(4, AdapterIT::echo);
        List<CompletableFuture<JobResponse>> calls = IntStream.range(0, 500)
                .mapToObj(i -> connection.send(job(Map.of("i", (long) i))).toCompletableFuture())
                .toList();

        for (int i = 0; i < calls.size(); i++) {
            assertThat(bodyOf(calls.get(i).join())).isEqualTo(Map.of("i", (long) i));
        }
    }

    @Test
    void sendsManyJobsTogetherAndFailsOnlyThoseThatCannotBeSent() throws ResourceException {
        deploy(4, AdapterIT::echo);
        List<OutgoingJob> jobs = IntStream.range(0, 500)
                .mapToObj(i -> job(i == 7 ? Map.of("data", "x".repeat(200_000)) : Map.of("i", (long) i)))
                .toList();
        List<CompletionStage<JobResponse>> calls = connection.sendAll(jobs);

        for (int i = 0; i < calls.size(); i++) {
            if (i == 7) {
                assertThat(calls.get(i))
                        .failsWithin(TIMEOUT)
                        .withThrowableThat()
                        .withCauseInstanceOf(MessageTooLargeException.class);
            } else {
                assertThat(bodyOf(calls.get(i).toCompletableFuture().join())).isEqualTo(Map.of("i", (long) i));
            }
        }
    }

    @Test
    void failsAllJobsThatAreSentAtOnceWhileRedisIsAway() {
        redis.stop();

        assertThat(connection.sendAll(List.of(job(Map.of()), job(Map.of())))).allSatisfy(call -> assertThat(call)
                .failsWithin(TIMEOUT)
                .withThrowableThat()
                .withCauseInstanceOf(SendFailedException.class));
    }

    @Test
    void respondsToJobsThatLeaveTheirThreadInterrupted() throws ResourceException {
        deploy(4, job -> {
            Thread.currentThread().interrupt();
            return echo(job);
        });
        List<CompletableFuture<JobResponse>> calls = IntStream.range(0, 200)
                .mapToObj(i -> connection.send(job(Map.of("i", (long) i))).toCompletableFuture())
                .toList();

        for (int i = 0; i < calls.size(); i++) {
            assertThat(bodyOf(calls.get(i).join())).isEqualTo(Map.of("i", (long) i));
        }
    }

    @Test
    void neverRunsMoreJobsAtOnceThanAllowed() throws ResourceException {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        deploy(3, job -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            JobResponse response = echo(job);
            running.decrementAndGet();
            return response;
        });
        List<CompletableFuture<JobResponse>> calls = IntStream.range(0, 200)
                .mapToObj(i -> connection.send(job(Map.of())).toCompletableFuture())
                .toList();
        calls.forEach(CompletableFuture::join);

        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void runsJobsSideBySideUpToItsConcurrency() throws ResourceException {
        CountDownLatch allRun = new CountDownLatch(4);
        deploy(4, job -> {
            allRun.countDown();
            try {
                return allRun.await(20, TimeUnit.SECONDS) ? echo(job) : JobResponse.failed(List.of());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        List<CompletableFuture<JobResponse>> calls = IntStream.range(0, 4)
                .mapToObj(i -> connection.send(job(Map.of("i", (long) i))).toCompletableFuture())
                .toList();

        assertThat(calls).allSatisfy(call -> assertThat(call.join().actions()).hasSize(1));
    }

    @Test
    void servesMessagesThatWereThereBeforeTheApplication() throws ResourceException {
        List<CompletableFuture<JobResponse>> calls = IntStream.range(0, 50)
                .mapToObj(i -> connection.send(job(Map.of("i", (long) i))).toCompletableFuture())
                .toList();
        deploy(4, AdapterIT::echo);

        assertThat(calls).allSatisfy(call -> assertThat(call.join().actions()).hasSize(1));
    }

    @Test
    void endsACallWithoutResponseWithinItsTimeout() {
        OutgoingJob job = job(JobControl.DEFAULT, Map.of(), Duration.ofMillis(300));

        assertThatThrownBy(() -> connection.call(job))
                .isInstanceOf(ResponseTimeoutException.class)
                .hasMessage("no response from service example within 300 ms");
        assertThat(connection.send(job))
                .failsWithin(TIMEOUT)
                .withThrowableThat()
                .withCauseInstanceOf(ResponseTimeoutException.class);
    }

    @Test
    void endsACallAtTheDeadlineOfTheJobAroundIt() {
        OutgoingJob job = job(Map.of());
        OutgoingJob urgent = job.withDeadline(Deadline.in(Duration.ofMillis(300)));
        OutgoingJob tooLate = job.withDeadline(Deadline.in(Duration.ZERO));

        assertThatThrownBy(() -> connection.call(urgent))
                .isInstanceOfSatisfying(ResponseTimeoutException.class, e -> assertThat(e.timeout())
                        .isLessThan(Duration.ofSeconds(1)));
        assertThatThrownBy(() -> connection.call(tooLate)).isInstanceOf(ResponseTimeoutException.class);
        try (Jedis client = redis.client()) {
            assertThat(client.llen(REQUESTS)).isEqualTo(1);
        }
    }

    @Test
    void aCancelledCallLeavesNothingBehindAndItsResponseIsDropped() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(1);
        deploy(1, job -> {
            try {
                return cancelled.await(20, TimeUnit.SECONDS) ? echo(job) : JobResponse.failed(List.of());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        CompletableFuture<JobResponse> call = connection.send(job(Map.of())).toCompletableFuture();
        assertThat(server.adapter().runtime().redis().caller().inFlight()).isEqualTo(1);

        call.cancel(false);

        assertThat(server.adapter().runtime().redis().caller().inFlight()).isZero();
        cancelled.countDown();
        assertThat(bodyOf(connection.call(job(Map.of("next", true))))).isEqualTo(Map.of("next", true));
        assertThat(server.adapter().runtime().redis().caller().inFlight()).isZero();
    }

    @Test
    void returnsTheDefaultTimeoutOfCalls() {
        assertThat(connection.defaultTimeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aLateResponseIsDropped() throws ResourceException {
        CountDownLatch timedOut = new CountDownLatch(1);
        deploy(1, job -> {
            try {
                return timedOut.await(20, TimeUnit.SECONDS) ? echo(job) : JobResponse.failed(List.of());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        OutgoingJob late = job(JobControl.DEFAULT, Map.of("late", true), Duration.ofMillis(300));
        assertThatThrownBy(() -> connection.call(late)).isInstanceOf(ResponseTimeoutException.class);
        timedOut.countDown();

        assertThat(bodyOf(connection.call(job(Map.of("next", true))))).isEqualTo(Map.of("next", true));
    }

    @Test
    void sendsNoResponseWhenItIsSuppressed() throws ResourceException {
        CountDownLatch ran = new CountDownLatch(1);
        deploy(1, job -> {
            ran.countDown();
            return echo(job);
        });
        JobResponse response = connection.call(job(JobControl.of(false, true), Map.of(), TIMEOUT));

        assertThat(response.actions()).isEmpty();
        await().until(() -> ran.getCount() == 0);
        try (Jedis client = redis.client()) {
            assertThat(client.keys("*!*")).isEmpty();
        }
    }

    @Test
    void namesTheRequestThatIsTooLarge() {
        OutgoingJob large = job(Map.of("data", "x".repeat(200_000)));

        assertThatThrownBy(() -> connection.call(large))
                .isInstanceOf(MessageTooLargeException.class)
                .hasMessageContaining("service example")
                .hasMessageContaining("102400");
    }

    @Test
    void replacesALargeResponseWithAnError() throws ResourceException {
        deploy(
                1,
                job -> new JobResponse(
                        List.of(), Map.of(), List.of(ActionResponse.of("echo", Map.of("data", "x".repeat(300_000))))));

        assertThat(connection.call(job(Map.of())).errors())
                .extracting(SoaError::code)
                .containsExactly(ErrorCodes.RESPONSE_TOO_LARGE);
    }

    @Test
    void respondsToAJobThatTheApplicationCouldNotTake() throws ResourceException {
        deploy(1, job -> {
            throw new IllegalStateException("broken listener");
        });

        assertThat(connection.call(job(Map.of())).errors())
                .extracting(SoaError::code)
                .containsExactly(ErrorCodes.SERVER_ERROR);
    }

    @Test
    void keepsUnreadableMessagesAndContinues() throws ResourceException {
        deploy(2, AdapterIT::echo);
        try (Jedis client = redis.client()) {
            client.rpush(REQUESTS, "garbage", "", "pysoa-redis/9//x");
            client.rpush(
                    REQUESTS,
                    "content-type:application/json;{\"request_id\": 1, \"meta\": {\"reply_to\": \"r!1\"}, \"body\": 5}");

            assertThat(bodyOf(connection.call(job(Map.of("a", 1L))))).isEqualTo(Map.of("a", 1L));
            await().untilAsserted(() -> assertThat(client.xlen(DEAD)).isEqualTo(4));
            assertThat(client.xrange(DEAD, (StreamEntryID) null, null))
                    .extracting(letter -> letter.getFields().get("frame"))
                    .contains("garbage", "", "pysoa-redis/9//x");
            assertThat(client.blpop(5, "pysoa:r!1").get(1)).contains("\"request_id\": 1", "INVALID");
        }
    }

    @Test
    void callersWithUnusableReplyListsDoNotFillTheLog() throws ResourceException {
        AtomicInteger runs = new AtomicInteger();
        try (RecordedLog log = new RecordedLog();
                Jedis client = redis.client()) {
            client.set("pysoa:r!1", "not a list");
            for (int i = 0; i < 20; i++) {
                client.rpush(
                        REQUESTS,
                        "content-type:application/json;{\"request_id\": " + i + ", \"meta\": {\"reply_to\": \"r!1\"},"
                                + " \"body\": {\"control\": {\"continue_on_error\": false}, \"context\": {\"switches\": [],"
                                + " \"correlation_id\": \"c\"}, \"actions\": [{\"action\": \"echo\"}]}}");
            }
            deploy(1, job -> {
                runs.incrementAndGet();
                return echo(job);
            });
            connection.call(job(Map.of()));

            assertThat(runs).hasValue(21);
            // Another thread may log the failure after the responses of later jobs.
            await().untilAsserted(() -> assertThat(log.messages(Level.SEVERE))
                    .singleElement()
                    .asString()
                    .matches("could not send responses of service example: 1, the last one of them to request \\d+ at"
                            + " pysoa:r!1: .*WRONGTYPE.*"));
        }
    }

    @Test
    void undeploymentLetsRunningJobsFinishAndRequeuesOthers() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch mayFinish = new CountDownLatch(1);
        deploy(1, job -> {
            started.countDown();
            try {
                return mayFinish.await(20, TimeUnit.SECONDS) ? echo(job) : JobResponse.failed(List.of());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        List<CompletableFuture<JobResponse>> calls = new ArrayList<>();
        calls.add(connection.send(job(Map.of("i", 0L))).toCompletableFuture());
        assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
        for (long i = 1; i < 5; i++) {
            calls.add(connection.send(job(Map.of("i", i))).toCompletableFuture());
        }
        CompletableFuture<Void> undeployment = CompletableFuture.runAsync(server::undeploy);
        mayFinish.countDown();
        undeployment.get(20, TimeUnit.SECONDS);
        assertThat(calls.get(0).get(20, TimeUnit.SECONDS).actions()).hasSize(1);

        deploy(1, AdapterIT::echo);
        for (CompletableFuture<JobResponse> call : calls) {
            assertThat(call.get(20, TimeUnit.SECONDS).actions()).hasSize(1);
        }
    }

    @Test
    void undeploymentRequeuesMessagesThatWereTakenForMissingEndpoints() throws Exception {
        List<CompletableFuture<JobResponse>> calls = IntStream.range(0, 5)
                .mapToObj(i -> connection.send(job(Map.of("i", (long) i))).toCompletableFuture())
                .toList();
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch mayFinish = new CountDownLatch(1);
        server.deploy(
                new Application(4, job -> {
                    started.countDown();
                    try {
                        return mayFinish.await(20, TimeUnit.SECONDS) ? echo(job) : JobResponse.failed(List.of());
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }),
                1);
        assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> undeployment = CompletableFuture.runAsync(server::undeploy);
        try (Jedis client = redis.client()) {
            assertThat(client.llen(REQUESTS)).isEqualTo(1);
            await().until(() -> server.applicationThreads().size() <= 1);
            mayFinish.countDown();
            undeployment.get(20, TimeUnit.SECONDS);
            assertThat(client.llen(REQUESTS)).isEqualTo(4);
        }

        deploy(4, AdapterIT::echo);
        for (CompletableFuture<JobResponse> call : calls) {
            assertThat(call.get(20, TimeUnit.SECONDS).actions()).hasSize(1);
        }
    }

    @Test
    void releasesAllThreadsAndSockets() throws Exception {
        for (int i = 0; i < 5; i++) {
            deploy(4, AdapterIT::echo);
            connection.call(job(Map.of()));
            server.undeploy();
        }
        await().untilAsserted(() -> assertThat(server.applicationThreads()).isEmpty());
        connection.close();
        server.close();

        await().untilAsserted(() -> assertThat(server.busyThreads()).isEmpty());
        try (Jedis client = redis.client()) {
            await().untilAsserted(
                            () -> assertThat(client.clientList().lines().filter(line -> line.contains("name=jsoa")))
                                    .isEmpty());
        }
    }

    @Test
    void callsAndServicesRecoverAfterAnOutageOfRedis() throws Exception {
        deploy(4, AdapterIT::echo);
        connection.call(job(Map.of()));
        redis.stop();

        OutgoingJob duringOutage = job(JobControl.DEFAULT, Map.of(), Duration.ofSeconds(2));
        assertThatThrownBy(() -> connection.call(duringOutage)).isInstanceOf(TransportException.class);
        assertThatThrownBy(() -> connection.call(duringOutage)).isInstanceOf(SendFailedException.class);

        redis.start();
        await().atMost(TIMEOUT).ignoreExceptions().untilAsserted(() -> assertThat(
                        bodyOf(connection.call(job(Map.of("a", 1L)))))
                .isEqualTo(Map.of("a", 1L)));
    }

    @Test
    void refusesToStartWithAWrongSettingAndNamesIt() {
        SoaResourceAdapter adapter = new SoaResourceAdapter();
        adapter.setRedisUrl("http://localhost");

        assertThatThrownBy(() -> adapter.start(null))
                .isInstanceOf(ResourceAdapterInternalException.class)
                .hasMessageContaining("soa.redis.url")
                .hasMessageContaining("RedisUrl");
    }

    @Test
    void aResponseWithBytesThatAreNoTextArrivesAsSent() throws ResourceException {
        deploy(1, AdapterIT::echo);
        byte[] bytes = "\u0000\u00ff".getBytes(UTF_8);

        assertThat((byte[]) bodyOf(connection.call(job(Map.of("bytes", bytes)))).get("bytes"))
                .isEqualTo(bytes);
    }
}
