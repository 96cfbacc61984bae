/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jsoa.client.TransportException;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.codec.DecodeLimits;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.encryption.BodyCipher;
import org.jsoa.rar.frame.ContentType;
import org.jsoa.rar.message.EncryptionPolicy;
import org.jsoa.rar.message.ReceivedRequest;
import org.jsoa.rar.message.RequestReader;
import org.jsoa.rar.message.RequestWriters;
import org.jsoa.rar.message.ResponseReader;
import org.jsoa.rar.message.ResponseWriter;
import org.jsoa.rar.message.ResponseWriterSettings;
import org.jsoa.rar.message.UnreadableMessageException;
import org.jsoa.rar.sender.Senders;
import org.jsoa.rar.supervision.Supervisor;
import org.jsoa.rar.supervision.Ticker;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.rar.topology.Ring;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** Whatever any step of the threads that send and read throws, calls work again, and no thread and no socket is lost. */
class FaultsIT {

    private static final Duration RECOVERY = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final int STEPS = 4;

    private final EmbeddedRedis redis = EmbeddedRedis.started();
    private final FaultyRedis faulty = new FaultyRedis();
    private final Ring ring = new Ring(List.of(redis.master()));
    private final Senders senders = new Senders(ring, MonotonicClock.SYSTEM, Clock.systemUTC(), faulty);
    private final ServiceCaller caller =
            new ServiceCaller(ring, senders, settings(), MonotonicClock.SYSTEM, Clock.systemUTC(), faulty);
    private final AtomicInteger busy = new AtomicInteger();
    private final Supervisor supervisor = new Supervisor(name -> executor(), MonotonicClock.SYSTEM);
    private final Ticker ticker = new Ticker(Duration.ofMillis(50), MonotonicClock.SYSTEM);
    private final Handler handler = new FaultyHandler();
    private final Logger root = Logger.getLogger("");
    private final Level levelBefore = root.getLevel();

    private CallSettings settings() {
        return new CallSettings(
                new RequestWriters(3, ContentType.MSGPACK, true, cipher(() -> {}), 100_000),
                new ResponseReader(DecodeLimits.DEFAULT, cipher(() -> faulty.reach(FaultyRedis.Step.DECODE))),
                100_000,
                TIMEOUT,
                new CallSettings.Limits(10_000, 102_400, 0, 10_000, 1_000_000),
                Set.of("chunking"),
                "test");
    }

    /** Returns a cipher that changes nothing. */
    private static BodyCipher cipher(Runnable beforeDecrypting) {
        return new BodyCipher() {
            @Override
            public byte[] encrypt(byte[] body, byte[] binding) {
                return body;
            }

            @Override
            public byte[] decrypt(byte[] encrypted, byte[] binding) {
                beforeDecrypting.run();
                return encrypted;
            }
        };
    }

    private Executor executor() {
        return task -> {
            Thread thread = new Thread(() -> {
                busy.incrementAndGet();
                try {
                    task.run();
                } finally {
                    busy.decrementAndGet();
                }
            });
            thread.setDaemon(true);
            thread.start();
        };
    }

    @BeforeEach
    void start() {
        root.addHandler(handler);
        root.setLevel(Level.ALL);
        Thread responder = new Thread(this::respond);
        responder.setDaemon(true);
        responder.start();
        ticker.every(supervisor::tick);
        ticker.every(caller::expireCalls);
        ticker.every(senders::endOverdue);
        ticker.start();
        senders.backgroundTasks().forEach(task -> supervisor.keepRunning("sender", task));
        caller.replyLoops().forEach(task -> supervisor.keepRunning("reader", task));
        assertThatCallsWork();
    }

    @AfterEach
    void stop() {
        faulty.disarm();
        root.removeHandler(handler);
        root.setLevel(levelBefore);
        ticker.close();
        supervisor.close();
        caller.close();
        senders.close();
        redis.close();
    }

    /** Responds to requests until Redis stops. */
    private void respond() {
        RequestReader reader =
                new RequestReader(DecodeLimits.DEFAULT, new EncryptionPolicy("example", cipher(() -> {}), true));
        ResponseWriter writer = new ResponseWriter(new ResponseWriterSettings(100_000, -1), cipher(() -> {}));
        try (Jedis client = redis.client()) {
            while (true) {
                List<byte[]> taken = client.blpop(
                        0,
                        RedisConnection.bytes("pysoa:service.example"),
                        RedisConnection.bytes("pysoa:service.chunking"));
                ReceivedRequest request = reader.read(taken.get(1));
                writer.write(
                                request.address(),
                                Responses.response("ok"),
                                Clock.systemUTC().instant().plusSeconds(60))
                        .frames()
                        .forEach(frame -> client.rpush(
                                RedisConnection.bytes(
                                        "pysoa:" + request.address().replyTo()),
                                frame));
            }
        } catch (JedisConnectionException e) {
            // Redis is stopped.
        } catch (UnreadableMessageException e) {
            throw new AssertionError(e);
        }
    }

    private final class FaultyHandler extends Handler {

        @Override
        public void publish(LogRecord logged) {
            if (logged.getLoggerName() != null && logged.getLoggerName().startsWith("org.jsoa")) {
                faulty.reach(FaultyRedis.Step.LOG);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static OutgoingJob job(String service) {
        return OutgoingJob.of(service, Jobs.job().request(), TIMEOUT);
    }

    /** Makes calls of all kinds; returns whether all got a response. */
    private boolean call() {
        List<CompletableFuture<JobResponse>> responses = Stream.of(
                        attempt(() -> CompletableFuture.completedFuture(caller.call(job("example")))),
                        attempt(() -> caller.send(job("example"))),
                        attempt(() -> caller.send(job("chunking"))),
                        attempt(() -> caller.sendAll(List.of(job("example"), job("example")))
                                .get(1)))
                .toList();
        return responses.stream().allMatch(FaultsIT::succeeds);
    }

    private static CompletableFuture<JobResponse> attempt(Supplier<CompletableFuture<JobResponse>> call) {
        try {
            return call.get();
        } catch (TransportException | IllegalStateException | RejectedExecutionException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static boolean succeeds(CompletableFuture<JobResponse> response) {
        return response.handle((received, failure) -> failure == null).join();
    }

    private void assertThatCallsWork() {
        await().atMost(RECOVERY).until(this::call);
    }

    static Stream<Arguments> faults() {
        List<Supplier<Throwable>> failures = List.of(
                () -> new IllegalStateException("a fault of the test"),
                () -> new OutOfMemoryError("a fault of the test"),
                () -> new StackOverflowError("a fault of the test"),
                () -> new RejectedExecutionException("a fault of the test"));
        return Stream.of(FaultyRedis.Step.values())
                .flatMap(step -> failures.stream().map(failure -> Arguments.of(step, failure)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void callsWorkAgainAfterAnyFailureOfAnyStep(FaultyRedis.Step step, Supplier<Throwable> failure) {
        int sockets = faulty.openConnections();
        for (int before = 0; before < STEPS; before++) {
            if (step == FaultyRedis.Step.OPEN || step == FaultyRedis.Step.CLOSE) {
                killConnections();
            }
            faulty.arm(step, before, failure.get());
            call();
            faulty.disarm();

            assertThatCallsWork();
        }
        await().atMost(RECOVERY)
                .untilAsserted(() -> assertThat(caller.inFlight()).isZero());
        await().atMost(RECOVERY)
                .untilAsserted(() -> assertThat(faulty.openConnections()).isEqualTo(sockets));
        await().atMost(RECOVERY).untilAsserted(() -> assertThat(busy.get()).isEqualTo(3));
    }

    private void killConnections() {
        try (Jedis client = redis.client()) {
            client.clientList()
                    .lines()
                    .filter(line -> line.contains("name=jsoa"))
                    .map(line -> line.replaceAll(".*\\baddr=(\\S+).*", "$1"))
                    .forEach(client::clientKill);
        }
    }
}
