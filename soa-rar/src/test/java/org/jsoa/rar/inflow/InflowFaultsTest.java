/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.transaction.xa.XAResource;
import org.jsoa.message.ErrorCodes;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.testing.RecordingEndpoint;
import org.jsoa.rar.testing.TestEndpointFactory;
import org.jsoa.rar.testing.Thrown;
import org.jsoa.rar.time.MonotonicClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Throws whatever may be thrown at each call that a worker makes. Afterwards each job has its response or is a dead letter, jobs run
 * again, and the numbers of workers and endpoints are right.
 */
class InflowFaultsTest {

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final AtomicInteger asked = new AtomicInteger();
    private final FakeQueue queue = new FakeQueue();
    private final ServiceFixture service = new ServiceFixture(queue, MonotonicClock.SYSTEM);
    private final Server server = new Server();
    private ServiceConsumer consumer;
    private volatile Throwable rejection;

    private static final class Server extends TestEndpointFactory {

        private final RecordingEndpoint endpoint = new RecordingEndpoint();
        private final AtomicInteger open = new AtomicInteger();
        private final AtomicInteger asked = new AtomicInteger();
        private volatile Throwable refusal;

        @Override
        public MessageEndpoint createEndpoint(XAResource xaResource) throws UnavailableException {
            asked.incrementAndGet();
            Thrown.raise(refusal);
            open.incrementAndGet();
            return endpoint;
        }

        /** Returns how many endpoints there are. */
        long held() {
            return open.get()
                    - endpoint.calls().stream().filter("release"::equals).count();
        }
    }

    static Stream<Throwable> thrown() {
        return Stream.of(
                new IllegalStateException("broken"),
                new RejectedExecutionException("no thread"),
                new OutOfMemoryError("no memory"),
                new StackOverflowError("too deep"));
    }

    static Stream<Arguments> stepsOfADelivery() {
        return Stream.of("before", "onJob", "after", "release")
                .flatMap(step -> thrown().map(failure -> Arguments.of(step, failure)));
    }

    static Stream<Throwable> refusals() {
        return Stream.concat(thrown(), Stream.of(new UnavailableException("not now")));
    }

    private void start(int concurrency) {
        consumer = service.consumer(server, concurrency, this::startThread);
        consumer.start();
    }

    private void startThread(Runnable loop) {
        asked.incrementAndGet();
        Thrown.raise(rejection);
        Thread thread = new Thread(() -> {
            try {
                loop.run();
            } finally {
                threads.remove(Thread.currentThread());
            }
        });
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void addJobs(int jobs) {
        for (int i = 0; i < jobs; i++) {
            queue.add(Requests.request("quick"));
        }
    }

    /** Waits until so many messages have a response or are acknowledged without one. */
    private void awaitEnded(int messages) {
        await().until(() -> {
            consumer.tick();
            return queue.replied().size() + queue.acknowledged().size() >= messages;
        });
    }

    private void assertThatJobsRunAgain() {
        int before = service.redis.pushed().size();
        addJobs(5);
        await().until(() -> {
            consumer.tick();
            return service.redis.pushed().size() == before + 5;
        });
        assertThat(service.redis.responses().subList(before, before + 5))
                .allSatisfy(response -> assertThat(response.errors()).isEmpty());
    }

    @AfterEach
    void everythingIsGivenBackAtTheEnd() {
        rejection = null;
        service.stop.give();
        consumer.stopTaking();
        consumer.wake();
        consumer.finish(service.distantDeadline());
        await().until(threads::isEmpty);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void createEndpoint(Throwable failure) {
        server.refusal = failure;
        addJobs(3);
        start(4);
        await().until(() -> server.asked.get() > 0);
        assertThat(queue.length()).isEqualTo(3);
        server.refusal = null;
        awaitEnded(3);

        assertThat(service.redis.responses()).hasSize(3).allSatisfy(response -> assertThat(response.errors())
                .isEmpty());
        assertThatJobsRunAgain();
        assertThat(threads).hasSizeLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void createFurtherEndpoints(Throwable failure) {
        start(4);
        assertThatJobsRunAgain();
        server.refusal = failure;
        assertThatJobsRunAgain();
        assertThatJobsRunAgain();

        assertThat(server.held()).isBetween(1L, 4L);
        assertThat(threads).hasSizeLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("stepsOfADelivery")
    void delivery(String step, Throwable failure) {
        start(2);
        server.endpoint.failOn(step, failure);
        addJobs(2);
        await().until(() -> server.endpoint.calls().contains(step.equals("before") ? "before onJob" : "after"));
        server.endpoint.failOn(null);
        awaitEnded(2);

        assertThat(service.redis.responses()).hasSize(2);
        assertThatJobsRunAgain();
        assertThat(threads).hasSizeLessThanOrEqualTo(2);
        assertThat(server.held()).isBetween(1L, 2L);
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void startOfTheFirstThread(Throwable failure) {
        rejection = failure;
        start(4);
        for (int i = 0; i < 1000; i++) {
            consumer.tick();
        }
        assertThat(asked.get()).isLessThan(20);
        rejection = null;

        assertThatJobsRunAgain();
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void startOfFurtherThreads(Throwable failure) {
        start(4);
        assertThatJobsRunAgain();
        rejection = failure;
        assertThatJobsRunAgain();
        rejection = null;

        assertThatJobsRunAgain();
        assertThat(threads).hasSizeBetween(1, 4);
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void interruptOfAllWorkersWhileTheServerHasNoThread(Throwable failure) {
        start(4);
        assertThatJobsRunAgain();
        rejection = failure;
        threads.forEach(Thread::interrupt);
        await().until(threads::isEmpty);
        rejection = null;

        assertThatJobsRunAgain();
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void takingMessages(Throwable failure) {
        start(2);
        for (int i = 0; i < 3; i++) {
            queue.failToTake(failure);
        }
        assertThatJobsRunAgain();

        assertThat(threads).hasSizeBetween(1, 2);
        assertThat(asked.get()).isLessThan(10);
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void sendingAResponse(Throwable failure) {
        start(2);
        service.redis.fail(failure);
        addJobs(2);
        await().until(() -> service.redis.failuresLeft() == 0);
        awaitEnded(2);

        assertThatJobsRunAgain();
        assertThat(threads).hasSizeBetween(1, 2);
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void keepingADeadLetter(Throwable failure) {
        start(1);
        service.redis.fail(failure);
        queue.add(Requests.withoutActions());
        awaitEnded(1);

        assertThat(service.redis.responses()).singleElement().satisfies(response -> assertThat(response.errors())
                .isNotEmpty());
        assertThatJobsRunAgain();
        assertThat(threads).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void severalCommands(Throwable failure) {
        start(1);
        for (int i = 0; i < 5; i++) {
            service.redis.fail(failure);
        }
        queue.add(Requests.withoutActions());
        await().until(() -> service.redis.failuresLeft() == 0);
        awaitEnded(1);

        assertThatJobsRunAgain();
        assertThat(threads).hasSize(1);
    }

    static List<RedisException> lost() {
        return List.of(
                new RedisException.ConnectionLost("the connection is lost", null),
                new RedisException.NotSent("no connection", null));
    }

    @ParameterizedTest
    @MethodSource("lost")
    void redis(RedisException failure) {
        takingMessages(failure);
    }

    @Test
    void anActionThatFailsWithAnErrorGetsAResponse() {
        start(1);
        server.endpoint.failOn("onJob", new OutOfMemoryError("no memory"));
        addJobs(1);
        awaitEnded(1);
        server.endpoint.failOn(null);

        assertThat(service.redis.responses()).singleElement().satisfies(response -> assertThat(response.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.code()).isEqualTo(ErrorCodes.SERVER_ERROR)));
    }
}
