/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.codec.DecodeLimits;
import org.jsoa.rar.encryption.BodyCipher;
import org.jsoa.rar.frame.ContentType;
import org.jsoa.rar.message.ReceivedRequest;
import org.jsoa.rar.message.RequestReader;
import org.jsoa.rar.message.RequestWriters;
import org.jsoa.rar.message.ResponseReader;
import org.jsoa.rar.message.ResponseWriter;
import org.jsoa.rar.message.ResponseWriterSettings;
import org.jsoa.rar.message.UnreadableMessageException;
import org.jsoa.rar.sender.Senders;
import org.jsoa.rar.supervision.SupervisedTask;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.rar.topology.Ring;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** Calls of services that push the chunks of their responses one by one, as PySOA's do, through a real Redis. */
class ChunkedRepliesIT {

    private static final DecodeLimits LIMITS = new DecodeLimits(16_777_216, 64, 1_000_000);
    private static final int CHUNK_BYTES = 1_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final byte[] REQUESTS = "pysoa:service.example".getBytes(StandardCharsets.UTF_8);

    private final List<Thread> loops = new ArrayList<>();
    private EmbeddedRedis redis;
    private Jedis service;
    private Senders senders;
    private ServiceCaller caller;

    @BeforeEach
    void start() {
        redis = EmbeddedRedis.started();
        service = redis.client();
        Ring ring = new Ring(List.of(redis.master()));
        senders = new Senders(ring, MonotonicClock.SYSTEM, Clock.systemUTC());
        caller = new ServiceCaller(ring, senders, settings(), MonotonicClock.SYSTEM, Clock.systemUTC());
        for (SupervisedTask loop : caller.replyLoops()) {
            Thread thread = new Thread(loop::run);
            thread.setDaemon(true);
            thread.start();
            loops.add(thread);
        }
    }

    @AfterEach
    void stop() {
        caller.close();
        senders.close();
        await().untilAsserted(() -> assertThat(loops).noneMatch(Thread::isAlive));
        service.close();
        redis.close();
    }

    private static CallSettings settings() {
        return new CallSettings(
                new RequestWriters(3, ContentType.MSGPACK, false, BodyCipher.NONE, 102_400),
                new ResponseReader(LIMITS),
                LIMITS.maxFrameBytes(),
                TIMEOUT,
                new CallSettings.Limits(10_000, 102_400, 0, 10_000, 1_000_000),
                Set.of(),
                "jsoa");
    }

    private List<CompletableFuture<JobResponse>> send(int calls) {
        return IntStream.range(0, calls)
                .mapToObj(i -> caller.send(job(i, TIMEOUT)))
                .toList();
    }

    private static OutgoingJob job(int number, Duration timeout) {
        return OutgoingJob.of(
                "example",
                new JobRequest(
                        JobControl.DEFAULT,
                        JobContext.of("c", List.of()),
                        List.of(new ActionRequest("big", Map.of("number", number)))),
                timeout);
    }

    /** Takes requests, and pushes all first chunks, then all second chunks, and so on. */
    private void respond(int calls, int size) throws UnreadableMessageException {
        List<Response> responses = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            responses.add(response(service.blpop(20, REQUESTS).get(1), size));
        }
        int most = responses.stream()
                .mapToInt(response -> response.frames().size())
                .max()
                .orElse(0);
        for (int chunk = 0; chunk < most; chunk++) {
            for (Response response : responses) {
                service.rpush(
                        response.key().getBytes(StandardCharsets.UTF_8),
                        response.frames().get(chunk));
            }
        }
    }

    /** Frames, and where they go. */
    private record Response(String key, List<byte[]> frames) {}

    private static Response response(byte[] frame, int size) throws UnreadableMessageException {
        ReceivedRequest request = new RequestReader(LIMITS).read(frame);
        Object number = request.job().actions().get(0).body().get("number");
        JobResponse response = new JobResponse(
                List.of(),
                Map.of(),
                List.of(ActionResponse.of("big", Map.of("number", number, "data", "x".repeat(size)))));
        return new Response(
                "pysoa:" + request.address().replyTo(),
                new ResponseWriter(new ResponseWriterSettings(10_000_000, CHUNK_BYTES))
                        .write(request.address(), response, Instant.now().plusSeconds(60))
                        .frames());
    }

    private static void assertResponses(List<CompletableFuture<JobResponse>> calls) {
        for (int i = 0; i < calls.size(); i++) {
            assertThat(calls.get(i).join().actions().get(0).body()).containsEntry("number", (long) i);
        }
    }

    @Test
    void responsesWithInterleavedChunksReachTheirCalls() throws Exception {
        for (int round = 0; round < 5; round++) {
            List<CompletableFuture<JobResponse>> calls = send(4);
            respond(4, 50_000);

            assertResponses(calls);
        }
        await().untilAsserted(() -> assertThat(caller.ownReplyLists()).isZero());
    }

    @Test
    void aServiceThatChunksIsKnownByItsFirstChunkedResponse() throws Exception {
        List<CompletableFuture<JobResponse>> small = send(1);
        respond(1, 10);
        assertResponses(small);
        List<CompletableFuture<JobResponse>> large = send(1);
        respond(1, 5_000);
        assertResponses(large);

        List<CompletableFuture<JobResponse>> calls = send(100);
        assertThat(caller.ownReplyLists()).isEqualTo(100);
        respond(100, 5_000);
        assertResponses(calls);
    }

    @Test
    void aServiceThatNeverChunksSharesOneList() throws Exception {
        List<CompletableFuture<JobResponse>> first = send(1);
        respond(1, 10);
        assertResponses(first);

        List<CompletableFuture<JobResponse>> calls = send(100);
        assertThat(caller.ownReplyLists()).isZero();
        respond(100, 10);
        assertResponses(calls);
    }

    @Test
    void callsThatAreGivenUpLeaveNoListBehind() throws Exception {
        List<CompletableFuture<JobResponse>> calls = new ArrayList<>(send(3));
        calls.get(0).cancel(false);
        assertThat(caller.ownReplyLists()).isEqualTo(2);
        calls.add(caller.send(job(3, Duration.ofMillis(200))));
        await().untilAsserted(() -> {
            caller.expireCalls();
            assertThat(calls.get(3)).isCompletedExceptionally();
        });
        respond(4, 5_000);

        for (int i = 1; i < 3; i++) {
            assertThat(calls.get(i).join().actions().get(0).body()).containsEntry("number", (long) i);
        }
        await().untilAsserted(() -> assertThat(caller.ownReplyLists()).isZero());
        assertThat(caller.inFlight()).isZero();
    }
}
