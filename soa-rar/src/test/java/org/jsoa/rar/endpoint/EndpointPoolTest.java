/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import javax.transaction.xa.XAResource;
import org.jsoa.rar.testing.RecordedLog;
import org.jsoa.rar.testing.RecordingEndpoint;
import org.jsoa.rar.testing.TestClock;
import org.jsoa.rar.testing.TestEndpointFactory;
import org.jsoa.rar.testing.Thrown;
import org.jsoa.spi.ServicePhase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EndpointPoolTest {

    private final TestClock clock = new TestClock();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Server server = new Server();
    private final EndpointPool pool = new EndpointPool(server, stopped::get, clock);

    /** A server with a limit that a test can change. */
    private static final class Server extends TestEndpointFactory {

        private final List<RecordingEndpoint> created = new CopyOnWriteArrayList<>();
        private final AtomicInteger asked = new AtomicInteger();
        private volatile int limit = Integer.MAX_VALUE;
        private volatile Throwable refusal = new UnavailableException("too many");

        private long open() {
            return created.stream()
                    .filter(endpoint -> !endpoint.calls().contains("release"))
                    .count();
        }

        @Override
        public MessageEndpoint createEndpoint(XAResource xaResource) throws UnavailableException {
            asked.incrementAndGet();
            if (open() >= limit) {
                Thrown.raise(refusal);
            }
            RecordingEndpoint endpoint = new RecordingEndpoint();
            created.add(endpoint);
            return endpoint;
        }
    }

    private EndpointSlot slot(String service) {
        return pool.slot(service);
    }

    private EndpointSlot equipped(String service) {
        EndpointSlot slot = slot(service);
        assertThat(slot.acquire()).isTrue();
        return slot;
    }

    /** Lets another thread wait for an endpoint. It is in the queue when this returns. */
    private CompletableFuture<EndpointSlot> waiting(String service) {
        EndpointSlot slot = slot(service);
        CompletableFuture<EndpointSlot> future = new CompletableFuture<>();
        Thread thread = new Thread(() -> future.complete(slot.await() ? slot : null));
        thread.setDaemon(true);
        thread.start();
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return future;
    }

    @AfterEach
    void end() {
        stopped.set(true);
        pool.wake();
    }

    @Test
    void aWorkerKeepsItsEndpointFromJobToJob() {
        EndpointSlot slot = equipped("a");
        for (int i = 0; i < 3; i++) {
            slot.yieldToOthers();
            assertThat(slot.acquire()).isTrue();
            slot.park();
            assertThat(slot.acquire()).isTrue();
        }

        assertThat(server.created).hasSize(1);
        assertThat(pool.isReady()).isTrue();
    }

    @Test
    void aPoolIsReadyOnceTheApplicationHasGivenAnEndpoint() {
        server.limit = 0;
        assertThat(slot("a").acquire()).isFalse();
        assertThat(pool.isReady()).isFalse();

        server.limit = 1;
        CompletableFuture<EndpointSlot> worker = waiting("a");
        assertThat(worker).isNotDone();
        clock.advance(Duration.ofSeconds(1));
        assertThat(worker.join()).isNotNull();
        assertThat(pool.isReady()).isTrue();
    }

    @Test
    void beyondTheLimitAWorkerGetsTheEndpointOfOneThatWaitsForMessages() {
        server.limit = 1;
        EndpointSlot first = equipped("a");
        first.park();
        EndpointSlot second = equipped("b");

        assertThat(first.acquire()).isFalse();
        second.park();
        assertThat(first.acquire()).isTrue();
        assertThat(server.created).hasSize(1);
    }

    @Test
    void aWorkerThatWaitsGetsTheEndpointThatAnotherParks() {
        server.limit = 1;
        EndpointSlot busy = equipped("a");
        CompletableFuture<EndpointSlot> waiting = waiting("b");
        busy.park();

        assertThat(waiting.join().isHeld()).isTrue();
        assertThat(busy.acquire()).isFalse();
    }

    @Test
    void servicesTakeTurns() {
        server.limit = 1;
        EndpointSlot busy = equipped("a");
        CompletableFuture<EndpointSlot> first = waiting("b");
        CompletableFuture<EndpointSlot> second = waiting("c");
        busy.yieldToOthers();
        assertThat(busy.isHeld()).isFalse();
        CompletableFuture<EndpointSlot> third = waiting("a");

        first.join().yieldToOthers();
        second.join().yieldToOthers();
        assertThat(third.join().isHeld()).isTrue();
        third.join().yieldToOthers();
        assertThat(third.join().isHeld()).isTrue();
    }

    @Test
    void aServiceKeepsItsEndpointsWhileOnlyItsOwnWorkerWaits() {
        server.limit = 1;
        EndpointSlot busy = equipped("a");
        CompletableFuture<EndpointSlot> own = waiting("a");
        busy.yieldToOthers();

        assertThat(busy.isHeld()).isTrue();
        assertThat(own).isNotDone();
    }

    @Test
    void nobodyOvertakesAWorkerThatWaits() {
        server.limit = 1;
        EndpointSlot busy = equipped("a");
        CompletableFuture<EndpointSlot> waiting = waiting("b");

        assertThat(slot("c").acquire()).isFalse();
        busy.giveBack();
        assertThat(waiting.join().isHeld()).isTrue();
    }

    @Test
    void tellsHowManyJobsCouldHaveAnEndpoint() {
        assertThat(pool.available()).isEqualTo(Integer.MAX_VALUE);
        server.limit = 2;
        EndpointSlot first = equipped("a");
        EndpointSlot second = equipped("a");
        assertThat(slot("a").acquire()).isFalse();

        assertThat(pool.available()).isZero();
        first.park();
        assertThat(pool.available()).isEqualTo(1);
        second.giveBack();
        assertThat(pool.available()).isEqualTo(2);
    }

    @Test
    void asksAgainWhetherTheServerGivesMore() {
        server.limit = 1;
        equipped("a");
        assertThat(slot("b").acquire()).isFalse();
        CompletableFuture<EndpointSlot> waiting = waiting("b");
        int asked = server.asked.get();
        assertThat(slot("c").acquire()).isFalse();
        assertThat(server.asked).hasValue(asked);
        server.limit = 3;
        clock.advance(Duration.ofSeconds(30));

        assertThat(waiting.join().isHeld()).isTrue();
        assertThat(slot("c").acquire()).isTrue();
    }

    @Test
    void anEndpointThatFailedIsReplaced() throws Exception {
        server.limit = 1;
        EndpointSlot slot = equipped("a");
        server.created.get(0).failOn("before");
        try {
            slot.get().onPhase("a", ServicePhase.IDLE);
        } catch (UnavailableException e) {
            assertThat(e).hasMessageContaining("before failed");
        }

        assertThat(slot.acquire()).isTrue();
        assertThat(server.created).hasSize(2);
        assertThat(server.open()).isEqualTo(1);
    }

    @Test
    void aWorkerThatWaitsGetsAnotherEndpointForOneThatFailed() throws Exception {
        server.limit = 1;
        EndpointSlot slot = equipped("a");
        CompletableFuture<EndpointSlot> waiting = waiting("b");
        server.created.get(0).failOn("before");
        try {
            slot.get().onPhase("a", ServicePhase.IDLE);
        } catch (UnavailableException e) {
            slot.giveBack();
        }

        assertThat(waiting.join().isHeld()).isTrue();
        assertThat(server.open()).isEqualTo(1);
    }

    @Test
    void endpointsThatNobodyUsesGoBackToTheServer() {
        List<EndpointSlot> burst = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            burst.add(equipped("a"));
        }
        burst.forEach(EndpointSlot::close);
        pool.tick();
        assertThat(server.open()).isEqualTo(10);

        clock.advance(EndpointPool.KEPT_IDLE);
        pool.tick();
        assertThat(server.open()).isZero();
        assertThat(slot("a").acquire()).isTrue();
    }

    @Test
    void aStopEndsAllWaits() {
        server.limit = 1;
        equipped("a");
        CompletableFuture<EndpointSlot> waiting = waiting("b");
        stopped.set(true);
        pool.wake();

        assertThat(waiting.join()).isNull();
    }

    @Test
    void aClosedPoolKeepsNoEndpoint() {
        EndpointSlot idle = equipped("a");
        EndpointSlot busy = equipped("a");
        idle.giveBack();
        pool.close();
        assertThat(server.open()).isEqualTo(1);

        busy.close();
        assertThat(server.open()).isZero();
    }

    @Test
    void aShortageIsLoggedOnceAndNamesTheSettings() {
        server.limit = 1;
        pool.expect(16);
        pool.expect(4);
        EndpointSlot busy = equipped("a");
        CompletableFuture<EndpointSlot> waiting = waiting("b");
        try (RecordedLog log = new RecordedLog()) {
            pool.tick();
            assertThat(log.messages(Level.WARNING)).isEmpty();
            for (int i = 0; i < 100; i++) {
                clock.advance(Duration.ofMillis(100));
                pool.tick();
            }

            assertThat(log.messages(Level.WARNING)).singleElement().satisfies(line -> assertThat(line)
                    .contains("no more than 1 endpoints", "too many", "[b]", "20 together")
                    .contains("mdb-container.max-pool-size", "mdb-strict-max-pool", "maxEndpoints"));
        }
        assertThat(busy.isHeld()).isTrue();
        assertThat(waiting).isNotDone();
    }

    @Test
    void aShortageOfManyShortWaitsIsLogged() {
        server.limit = 1;
        EndpointSlot busy = equipped("a");
        try (RecordedLog log = new RecordedLog()) {
            for (int i = 0; i < 20; i++) {
                CompletableFuture<EndpointSlot> waiting = waiting(i % 2 == 0 ? "b" : "a");
                pool.tick();
                clock.advance(Duration.ofMillis(100));
                busy.yieldToOthers();
                busy = waiting.join();
            }

            assertThat(log.messages(Level.WARNING)).singleElement().asString().contains("no more than 1 endpoints");
        }
    }

    @Test
    void aShortWaitIsNotLogged() {
        server.limit = 1;
        EndpointSlot busy = equipped("a");
        CompletableFuture<EndpointSlot> waiting = waiting("b");
        busy.giveBack();
        waiting.join();
        clock.advance(EndpointTurns.TOLERATED_SHORTAGE);
        try (RecordedLog log = new RecordedLog()) {
            pool.tick();

            assertThat(log.messages(Level.WARNING)).isEmpty();
        }
    }

    static List<Throwable> refusals() {
        return List.of(
                new UnavailableException("too many"),
                new IllegalStateException("broken"),
                new OutOfMemoryError("no memory"),
                new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whateverTheServerThrowsTheCountIsRightAndTheServerIsAskedWithPauses(Throwable refusal) {
        server.limit = 1;
        server.refusal = refusal;
        EndpointSlot busy = equipped("a");
        CompletableFuture<EndpointSlot> waiting = waiting("b");
        int asked = server.asked.get();
        for (int i = 0; i < 1000; i++) {
            slot("c").acquire();
        }
        assertThat(server.asked).hasValue(asked);

        busy.giveBack();
        waiting.join().giveBack();
        assertThat(slot("a").acquire()).isTrue();
        assertThat(server.open()).isEqualTo(1);
    }
}
