/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.scenario.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.resource.ResourceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jsoa.client.TransportException;
import org.jsoa.connection.SoaConnection;
import org.jsoa.rar.SoaResourceAdapter;
import org.jsoa.rar.scenario.topology.BadNetwork.Harm;
import org.jsoa.rar.testing.EchoService;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls between two servers while the network between one of them and Redis is bad. */
class BadNetworkIT {

    /** The documented time by which a call may outlive its deadline. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private static final List<Duration> TIMEOUTS =
            List.of(Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofSeconds(3));

    /** Longer than the response timeout. */
    private static final Duration BAD_TIME = Duration.ofMillis(2_500);

    private static final Duration RECOVERY = Duration.ofSeconds(20);

    private EmbeddedRedis redis;
    private BadNetwork network;
    private TestServer client;
    private TestServer service;
    private SoaConnection connection;
    private ExecutorService callers;

    @BeforeEach
    void start() {
        redis = EmbeddedRedis.started();
        network = new BadNetwork(redis.port());
        callers = Executors.newCachedThreadPool();
    }

    @AfterEach
    void stop() {
        network.becomes(Harm.NONE);
        callers.shutdownNow();
        connection.close();
        client.close();
        service.close();
        network.close();
        redis.close();
    }

    private void clientHasBadNetwork(Consumer<SoaResourceAdapter> settings) throws ResourceException {
        client = new TestServer(network.settings(), settings);
        service = new TestServer(redis.settings());
        deploy();
    }

    private void serviceHasBadNetwork() throws ResourceException {
        client = new TestServer(redis.settings());
        service = new TestServer(network.settings());
        deploy();
    }

    private void deploy() throws ResourceException {
        service.deploy(EchoService.application());
        connection = client.connection();
        callOnce();
    }

    private void callOnce() {
        assertThat(EchoService.numberIn(connection.call(EchoService.job(7, Duration.ofSeconds(3)))))
                .isEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void noCallOutlivesItsDeadlineWhileTheNetworkOfTheClientIsBad(Harm harm) throws Exception {
        clientHasBadNetwork(adapter -> {});

        assertThatCallsEndInTimeAndWorkAgain(() -> network.becomes(harm));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void noCallOutlivesItsDeadlineWhileConnectionsHaveToBeMadeAgain(Harm harm) throws Exception {
        clientHasBadNetwork(adapter -> {});

        assertThatCallsEndInTimeAndWorkAgain(() -> {
            network.becomes(harm);
            network.cut();
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void callsWithReplyListsOfTheirOwnEndInTimeToo(Harm harm) throws Exception {
        clientHasBadNetwork(adapter -> adapter.setChunkingServices("*"));

        assertThatCallsEndInTimeAndWorkAgain(() -> network.becomes(harm));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aServiceWithABadNetworkIsBackAfterwards(Harm harm) throws Exception {
        serviceHasBadNetwork();

        assertThatCallsEndInTimeAndWorkAgain(() -> network.becomes(harm));
        service.undeploy();
        await().atMost(RECOVERY)
                .untilAsserted(() -> assertThat(service.applicationThreads()).isEmpty());
    }

    @Test
    void aStopDoesNotWaitForARedisThatHangs() throws Exception {
        serviceHasBadNetwork();
        Set<Thread> threads = service.busyThreads();
        network.becomes(Harm.SWALLOWS);

        Future<?> stopped = callers.submit(service::close);
        await().atMost(Duration.ofSeconds(8)).until(stopped::isDone);
        await().atMost(RECOVERY).untilAsserted(() -> assertThat(threads).noneMatch(Thread::isAlive));
    }

    private void assertThatCallsEndInTimeAndWorkAgain(Runnable harm) throws Exception {
        Set<Thread> before = client.busyThreads();
        assertThat(overdueCallsWhile(harm)).isEmpty();
        network.becomes(Harm.NONE);
        await().atMost(RECOVERY)
                .ignoreExceptionsInstanceOf(TransportException.class)
                .untilAsserted(this::callOnce);
        await().atMost(RECOVERY).untilAsserted(() -> assertThat(
                        client.adapter().runtime().redis().caller().inFlight())
                .isZero());
        assertThat(client.busyThreads()).isEqualTo(before);
    }

    /** Makes calls of all kinds in sequence; returns those that took longer than documented. */
    private List<String> overdueCallsWhile(Runnable harm) throws Exception {
        List<Future<List<Call>>> series = new ArrayList<>();
        long end = System.nanoTime() + BAD_TIME.toNanos();
        AtomicBoolean over = new AtomicBoolean();
        Future<Long> stall = callers.submit(() -> longestStall(over));
        for (Duration timeout : TIMEOUTS) {
            series.add(callers.submit(() -> series("call", timeout, end, this::call)));
            series.add(callers.submit(() -> series("send", timeout, end, this::send)));
            series.add(callers.submit(() -> series("sendAll", timeout, end, this::sendAll)));
        }
        harm.run();
        List<Call> calls = new ArrayList<>();
        for (Future<List<Call>> each : series) {
            calls.addAll(each.get());
        }
        over.set(true);
        long allowed = GRACE.toNanos() + stall.get();
        return calls.stream()
                .filter(call -> call.overdueNanos() > allowed)
                .map(Call::toString)
                .toList();
    }

    /** By how much a call outlived its deadline; negative if it ended before. */
    private record Call(String kind, Duration timeout, long overdueNanos) {}

    /** Returns the longest delay of a thread that only waits, in ns. The machine alone causes this delay. */
    private static long longestStall(AtomicBoolean over) {
        long longest = 0;
        while (!over.get()) {
            long start = System.nanoTime();
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            longest = Math.max(longest, System.nanoTime() - start);
        }
        return longest;
    }

    private static List<Call> series(String kind, Duration timeout, long end, Consumer<Duration> call) {
        List<Call> calls = new ArrayList<>();
        while (System.nanoTime() - end < 0) {
            long start = System.nanoTime();
            try {
                call.accept(timeout);
            } catch (TransportException e) {
                // A failure is expected.
            } catch (CompletionException e) {
                assertThat(e).hasCauseInstanceOf(TransportException.class);
            }
            calls.add(new Call(kind, timeout, System.nanoTime() - start - timeout.toNanos()));
            // Calls that fail at once must not keep the machine busy.
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return calls;
    }

    private void call(Duration timeout) {
        connection.call(EchoService.job(1, timeout));
    }

    private void send(Duration timeout) {
        connection.send(EchoService.job(1, timeout)).toCompletableFuture().join();
    }

    private void sendAll(Duration timeout) {
        connection
                .sendAll(List.of(EchoService.job(1, timeout), EchoService.job(2, timeout)))
                .forEach(reply -> reply.toCompletableFuture()
                        .handle((response, failure) -> null)
                        .join());
    }
}
