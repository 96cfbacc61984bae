/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.scenario.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.jsoa.rar.testing.EchoService.job;

import jakarta.resource.ResourceException;
import java.time.Duration;
import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoa.client.SendFailedException;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.SoaConnection;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.SoaResourceAdapter;
import org.jsoa.rar.testing.EchoService;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.RecordedLog;
import org.jsoa.rar.testing.TestApplication;
import org.jsoa.rar.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** Overload: calls and jobs are refused early and with a reason. */
class OverloadIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    private EmbeddedRedis redis;
    private TestServer server;
    private SoaConnection connection;

    @BeforeEach
    void startRedis() {
        redis = EmbeddedRedis.started();
    }

    @AfterEach
    void stop() {
        server.close();
        redis.close();
    }

    private void start(Consumer<SoaResourceAdapter> settings) throws ResourceException {
        server = new TestServer(redis.settings(), settings);
        connection = server.connection();
    }

    private static OutgoingJob large(int bytes) {
        return call(Map.of("data", "x".repeat(bytes)));
    }

    private static OutgoingJob call(Map<String, Object> body) {
        return OutgoingJob.of(
                "example",
                new JobRequest(
                        JobControl.DEFAULT, JobContext.of("c", List.of()), List.of(new ActionRequest("echo", body))),
                LONG);
    }

    private static JobResponse echo(ActionRequest request) {
        return new JobResponse(List.of(), Map.of(), List.of(ActionResponse.of(request.action(), request.body())));
    }

    @Test
    void aCallBeyondTheLimitOfCallsInFlightIsRefused() throws ResourceException {
        start(adapter -> adapter.setMaxInFlight(3));
        List<CompletableFuture<JobResponse>> calls = IntStream.range(0, 3)
                .mapToObj(i -> connection.send(job(i, LONG)).toCompletableFuture())
                .toList();

        assertThatThrownBy(() -> connection.call(job(3, LONG)))
                .isInstanceOf(SendFailedException.class)
                .hasMessage("could not send to service example: 3 calls are in flight already, as many as"
                        + " soa.client.max-in-flight allows");
        try (Jedis client = redis.client()) {
            assertThat(client.llen(EchoService.REQUESTS)).isEqualTo(3);
        }

        server.deploy(EchoService.application());
        assertThat(calls).allSatisfy(call -> assertThat(call).succeedsWithin(LONG));
        assertThat(EchoService.numberIn(connection.call(job(4, LONG)))).isEqualTo(4);
    }

    @Test
    void ofJobsThatAreSentTogetherThoseBeyondTheLimitAreRefused() throws ResourceException {
        start(adapter -> adapter.setMaxInFlight(10));
        List<CompletableFuture<JobResponse>> calls = connection.sendAll(Collections.nCopies(25, job(1, LONG))).stream()
                .map(CompletionStage::toCompletableFuture)
                .toList();

        assertThat(calls.subList(0, 10)).noneMatch(CompletableFuture::isDone);
        assertThat(calls.subList(10, 25)).allSatisfy(call -> assertThat(call)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(SendFailedException.class));
    }

    @Test
    void requestsThatWouldTakeTooMuchMemoryAreRefusedAndTheOthersSent() throws ResourceException {
        start(adapter -> {
            adapter.setMaxRequestBytes(2_000);
            adapter.setMaxUnsentBytes(5_000);
        });
        List<CompletionStage<JobResponse>> calls = List.copyOf(connection.sendAll(Collections.nCopies(10, large(800))));

        assertThat(calls.get(9))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withMessageContaining("soa.client.max-unsent-bytes")
                .withCauseInstanceOf(SendFailedException.class);
        try (Jedis client = redis.client()) {
            assertThat(client.llen(EchoService.REQUESTS)).isEqualTo(4);
        }
        connection.send(large(800));
        try (Jedis client = redis.client()) {
            assertThat(client.llen(EchoService.REQUESTS))
                    .as("what Redis has takes no room any more")
                    .isEqualTo(5);
        }
    }

    @Test
    void requestsThatCouldNotBeSentTakeNoRoom() throws ResourceException {
        start(adapter -> {
            adapter.setMaxInFlight(2);
            adapter.setMaxRequestBytes(2_000);
            adapter.setMaxUnsentBytes(2_000);
        });
        redis.stop();

        assertThat(Stream.generate(() -> catchThrowable(() -> connection.call(large(1_000))))
                        .limit(5))
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(SendFailedException.class)
                        .hasMessageContaining("no connection to Redis"));
        redis.start();
    }

    @Test
    void aRequestThatRedisHasTakesNoRoomThoughItsCallerWaits() throws Exception {
        start(adapter -> {
            adapter.setMaxRequestBytes(2_000);
            adapter.setMaxUnsentBytes(2_000);
        });
        CompletableFuture<JobResponse> waiting = CompletableFuture.supplyAsync(() -> connection.call(large(800)));
        try (Jedis client = redis.client()) {
            await().until(() -> client.llen(EchoService.REQUESTS) == 1);
        }

        await().ignoreException(SendFailedException.class).until(() -> connection.send(large(800)) != null);
        server.deploy(EchoService.application());
        assertThat(waiting).succeedsWithin(LONG);
    }

    @Test
    void jobsThatBreakWhileTheyAreWrittenTakeNoRoom() throws ResourceException {
        start(adapter -> {
            adapter.setMaxInFlight(2);
            adapter.setMaxRequestBytes(2_000);
            adapter.setMaxUnsentBytes(2_000);
        });
        Map<String, Object> broken = Map.of("data", new AbstractList<>() {

            @Override
            public Object get(int index) {
                throw new IllegalStateException("somebody changed it");
            }

            @Override
            public int size() {
                return 1;
            }
        });
        List<OutgoingJob> jobs = List.of(large(800), call(broken));

        for (int i = 0; i < 5; i++) {
            assertThatIllegalStateException().isThrownBy(() -> connection.sendAll(jobs));
        }
        assertThat(connection.send(large(800))).isNotCompletedExceptionally();
    }

    @Test
    void aJobWhoseResponseWouldBeLateIsRefusedWithAnErrorAndNotRun() throws ResourceException {
        start(adapter -> adapter.setRefuseLate(true));
        AtomicInteger runs = new AtomicInteger();
        server.deploy(new TestApplication("example", 8, (job, watch) -> {
            runs.incrementAndGet();
            takeHalfASecond();
            return echo(job.request().actions().get(0));
        }));
        connection.sendAll(Collections.nCopies(8, job(1, LONG))).forEach(call -> call.toCompletableFuture()
                .join());

        // One job per second runs nevertheless, to measure whether jobs have become faster.
        OutgoingJob urgent = job(2, Duration.ofMillis(450));
        List<JobResponse> responses = Stream.generate(
                        () -> connection.send(urgent).toCompletableFuture())
                .limit(3)
                .flatMap(OverloadIT::response)
                .toList();

        assertThat(responses).hasSizeGreaterThanOrEqualTo(2).allSatisfy(response -> assertThat(response.errors())
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.code()).isEqualTo(ErrorCodes.TOO_LATE);
                    assertThat(error.callerError()).isFalse();
                    assertThat(error.message())
                            .matches("The job was not begun: similar jobs have taken \\d+ ms, but only \\d+ ms are"
                                    + " left\\.");
                }));
        assertThat(runs).hasValueLessThanOrEqualTo(9);
    }

    private static void takeHalfASecond() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<JobResponse> response(CompletableFuture<JobResponse> call) {
        return call.handle((response, failure) -> Stream.ofNullable(response)).join();
    }

    @Test
    void expiredMessagesAreLoggedInOneLine() throws ResourceException {
        start(adapter -> {});
        try (RecordedLog log = new RecordedLog()) {
            // A message that lives longer prevents Redis from deleting the queue before the service starts.
            CompletableFuture<JobResponse> first = connection.send(job(2, LONG)).toCompletableFuture();
            connection
                    .sendAll(Collections.nCopies(20, job(1, Duration.ofMillis(200))))
                    .forEach(call -> assertThat(call).failsWithin(LONG));
            server.deploy(EchoService.application());

            assertThat(EchoService.numberIn(first.join())).isEqualTo(2);
            assertThat(EchoService.numberIn(connection.call(job(3, LONG)))).isEqualTo(3);
            await().untilAsserted(
                            () -> assertThat(log.messages(Level.WARNING)).anyMatch(line -> line.contains("expired")));
            assertThat(log.messages(Level.WARNING))
                    .filteredOn(line -> line.contains("expired"))
                    .singleElement()
                    .isEqualTo("dropped messages of service example that had expired before they were taken: 1");
        }
    }

    @Test
    void aLargeRequestAndALargeResponseAreLogged() throws ResourceException {
        start(adapter -> {
            adapter.setLargeRequestBytes(1_000);
            adapter.setLargeResponseBytes(2_000);
        });
        server.deploy(new TestApplication(
                "example", 1, (job, watch) -> echo(job.request().actions().get(0))));
        try (RecordedLog log = new RecordedLog()) {
            connection.call(large(500));
            connection.call(large(1_500));
            connection.call(large(2_500));

            await().untilAsserted(() -> assertThat(log.messages(Level.WARNING))
                    .filteredOn(line -> line.contains("large-message-bytes"))
                    .hasSize(3)
                    .allMatch(line -> line.matches("a re(quest|sponse) of service example with actions \\[echo] has"
                            + " \\d+ bytes, more than (1000 \\(setting soa\\.client\\.large-message-bytes\\)"
                            + "|2000 \\(setting soa\\.server\\.large-message-bytes\\))")));
        }
    }
}
