/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jsoa.spi.ServicePhase.DRAINING;
import static org.jsoa.spi.ServicePhase.STARTED;
import static org.jsoa.spi.ServicePhase.STARTING;
import static org.jsoa.spi.ServicePhase.STOPPED;

import jakarta.resource.ResourceException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.logging.Level;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.SoaResourceAdapter;
import org.jsoa.rar.endpoint.EndpointPool;
import org.jsoa.rar.runtime.AdapterRuntime;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.ListenerEndpoints;
import org.jsoa.rar.testing.RecordedLog;
import org.jsoa.rar.testing.TestApplication;
import org.jsoa.rar.testing.TestServer;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.spi.JobWatch;
import org.jsoa.spi.ServicePhase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The life cycle of an activation, in an adapter without a Redis, on a queue in memory. */
class EndpointActivationTest {

    private final FakeQueue queue = new FakeQueue();
    private final ServiceFixture service = new ServiceFixture(queue, MonotonicClock.SYSTEM);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger made = new AtomicInteger();
    private final TestApplication application = new TestApplication("example", 2, this::run);
    private TestServer server;
    private EndpointActivation activation;

    private JobResponse run(IncomingJob job, JobWatch watch) {
        begun.countDown();
        try {
            assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Requests.success(job.request());
    }

    private void create(Consumer<SoaResourceAdapter> settings) throws ResourceException {
        create(new ListenerEndpoints(application, Integer.MAX_VALUE), settings);
    }

    private void create(ListenerEndpoints endpoints, Consumer<SoaResourceAdapter> settings) throws ResourceException {
        server = new TestServer(adapter -> {
            adapter.setRedisUrl("redis://127.0.0.1:" + EmbeddedRedis.freePort());
            settings.accept(adapter);
        });
        AdapterRuntime runtime = server.adapter().runtime();
        EndpointPool pool = service.pool(endpoints);
        activation = new EndpointActivation(
                "test",
                pool,
                null,
                runtime,
                served -> {
                    made.incrementAndGet();
                    return service.consumer(pool, served.concurrency(), runtime.threads());
                },
                service.stop);
    }

    private void start(Consumer<SoaResourceAdapter> settings) throws ResourceException {
        create(settings);
        activation.start();
        await().until(() -> application.phases().contains(STARTED));
    }

    private void startWithARunningJob(int drainMillis) throws Exception {
        start(adapter -> adapter.setDrainTimeoutMillis(drainMillis));
        queue.add(Requests.request("square"));
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private static Thread run(Runnable task) {
        Thread thread = new Thread(task);
        thread.start();
        return thread;
    }

    private List<ServicePhase> phasesButIdle() {
        return application.phases().stream()
                .filter(phase -> phase != ServicePhase.IDLE)
                .toList();
    }

    @AfterEach
    void end() {
        release.countDown();
        activation.stop();
        server.close();
    }

    @Test
    void anActivationServesTheServicesOfTheApplication() throws ResourceException {
        release.countDown();
        start(adapter -> {});
        queue.add(Requests.request("square"));
        await().until(() -> service.redis.pushed().size() == 1);

        assertThat(made).hasValue(1);
        assertThat(phasesButIdle()).containsExactly(STARTING, STARTED);
    }

    @Test
    void aServiceHasStartedOnceRedisHasAnswered() throws ResourceException {
        release.countDown();
        queue.refuseToConnect(true);
        create(adapter -> {});
        try (RecordedLog log = new RecordedLog()) {
            activation.start();
            await().until(() -> log.messages(Level.WARNING).stream()
                    .anyMatch(line -> line.equals("1 services of application test take no jobs yet, will try again: "
                            + "[example]; service example: redis://fake: no connection")));
            assertThat(phasesButIdle()).containsExactly(STARTING);
            assertThat(log.messages(Level.INFO)).doesNotContain("serving example at redis://fake");

            queue.refuseToConnect(false);
            await().until(() -> phasesButIdle().contains(STARTED));
            assertThat(log.messages(Level.INFO)).contains("serving example at redis://fake");
        }
    }

    @Test
    void anActivationRetriesAnApplicationThatIsNotReady() throws ResourceException {
        AtomicInteger attempts = new AtomicInteger();
        application.onPhase(phase -> {
            if (phase == STARTING && attempts.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
        });
        start(adapter -> {});

        assertThat(made).hasValue(1);
        assertThat(phasesButIdle()).containsExactly(STARTING, STARTING, STARTING, STARTED);
    }

    @Test
    void anActivationNeedsNoThreadOfTheServer() throws ResourceException {
        create(adapter -> {});
        server.limitThreads(0);
        activation.start();

        await().until(() -> phasesButIdle().contains(STARTED));
        assertThat(server.applicationThreads()).isEmpty();
    }

    @Test
    void aStopEndsTheServiceAndReturnsItsThreads() throws ResourceException {
        start(adapter -> {});
        activation.stop();

        assertThat(phasesButIdle()).containsExactly(STARTING, STARTED, DRAINING, STOPPED);
        assertThat(queue.isClosed()).isTrue();
        await().until(() -> server.applicationThreads().isEmpty());
    }

    @Test
    void aStopWaitsForTheRunningJobAndItsResponse() throws Exception {
        startWithARunningJob(20_000);
        Thread stopping = run(activation::stop);
        await().until(() -> application.phases().contains(DRAINING));
        assertThat(stopping.isAlive()).isTrue();
        assertThat(queue.isClosed()).isFalse();
        release.countDown();
        stopping.join();

        assertThat(service.redis.responses()).singleElement().satisfies(response -> assertThat(response.errors())
                .isEmpty());
        assertThat(phasesButIdle()).endsWith(DRAINING, STOPPED);
    }

    @Test
    void aStopDoesNotWaitForAJobBeyondTheDrainTimeout() throws Exception {
        startWithARunningJob(1);
        activation.stop();

        assertThat(service.redis.responses()).singleElement().satisfies(response -> assertThat(response.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.code()).isEqualTo(ErrorCodes.SERVER_ERROR)));
        assertThat(queue.isClosed()).isTrue();
    }

    @Test
    void anInterruptedStopStillWaitsForTheRunningJobAndStaysInterrupted() throws Exception {
        startWithARunningJob(20_000);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread stopping = run(() -> {
            activation.stop();
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        await().until(() -> application.phases().contains(DRAINING));
        stopping.interrupt();
        assertThat(interrupted).isNotDone();
        release.countDown();

        assertThat(interrupted.get()).isTrue();
        assertThat(service.redis.responses()).singleElement().satisfies(response -> assertThat(response.errors())
                .isEmpty());
    }

    @Test
    void aSecondStopDoesNothing() throws ResourceException {
        start(adapter -> {});
        activation.stop();
        activation.stop();

        assertThat(phasesButIdle()).containsExactly(STARTING, STARTED, DRAINING, STOPPED);
    }

    @Test
    void aConcurrentStopWaitsForTheFirstWithoutALock() throws Exception {
        startWithARunningJob(20_000);
        Thread first = run(activation::stop);
        await().until(() -> application.phases().contains(DRAINING));
        CompletableFuture<List<ServicePhase>> seen = new CompletableFuture<>();
        Thread second = run(() -> {
            activation.stop();
            seen.complete(phasesButIdle());
        });
        // A thread that waits for a monitor would be BLOCKED.
        await().until(() -> second.getState() == Thread.State.WAITING);
        second.interrupt();
        assertThat(seen).isNotDone();
        release.countDown();
        first.join();

        assertThat(seen.get()).containsExactly(STARTING, STARTED, DRAINING, STOPPED);
    }

    @Test
    void aStopBeforeTheStartLeavesNothingBehind() throws ResourceException {
        create(adapter -> {});
        activation.stop();
        activation.start();
        await().until(() -> server.applicationThreads().isEmpty());

        assertThat(made).hasValue(0);
        assertThat(application.phases()).isEmpty();
    }

    @Test
    void anApplicationThatIsSlowToStartIsNotServedAfterAStop() throws Exception {
        application.onPhase(phase -> {
            begun.countDown();
            try {
                assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        create(adapter -> {});
        activation.start();
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        activation.stop();
        release.countDown();
        await().until(() -> server.applicationThreads().isEmpty());

        assertThat(made).hasValue(0);
        assertThat(application.phases()).containsExactly(STARTING);
    }

    @Test
    void aFailureOfTheApplicationDoesNotDisturbAStop() throws ResourceException {
        application.onPhase(phase -> {
            if (phase == DRAINING || phase == STOPPED) {
                throw new IllegalStateException("broken");
            }
        });
        start(adapter -> {});
        activation.stop();

        assertThat(phasesButIdle()).endsWith(DRAINING, STOPPED);
        assertThat(queue.isClosed()).isTrue();
    }
}
