/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.testing.ListenerEndpoints;
import org.jsoa.rar.testing.RecordedLog;
import org.jsoa.rar.testing.RecordingEndpoint;
import org.jsoa.rar.testing.TestApplication;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.spi.JobWatch;
import org.jsoa.spi.ServicePhase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A service on a queue in memory. */
class ServiceConsumerTest {

    private static final JobResponse OUT_OF_TIME = JobResponse.failed(List.of(SoaError.of("JOB_TIMEOUT", "too long")));

    private final Queue<Runnable> withoutThread = new ConcurrentLinkedQueue<>();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final AtomicLong future = new AtomicLong();
    private final CountDownLatch limited = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger interrupts = new AtomicInteger();
    private final TestApplication application = new TestApplication("example", 4, this::run);
    private FakeQueue queue = new FakeQueue();
    private ServiceFixture service;
    private ServiceConsumer consumer;

    private JobResponse run(IncomingJob job, JobWatch watch) {
        begun.incrementAndGet();
        switch (job.request().actions().get(0).action()) {
            case "limited" -> {
                watch.limit(Duration.ofMinutes(1), () -> OUT_OF_TIME);
                limited.countDown();
                awaitRelease();
                spinUntilRelease();
            }
            case "wait" -> awaitRelease();
            case "stubborn" -> spinUntilRelease();
            default -> {
                // It ends at once.
            }
        }
        return Requests.success(job.request());
    }

    private void spinUntilRelease() {
        while (release.getCount() > 0) {
            Thread.onSpinWait();
        }
    }

    private void awaitRelease() {
        try {
            assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            interrupts.incrementAndGet();
        }
    }

    private void start(int concurrency) {
        start(concurrency, Integer.MAX_VALUE);
    }

    private void start(int concurrency, int endpoints) {
        service = new ServiceFixture(queue, () -> System.nanoTime() + future.get());
        consumer = service.consumer(new ListenerEndpoints(application, endpoints), concurrency, this::startThread);
        consumer.start();
    }

    private void startThread(Runnable loop) {
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

    private void beginStop() {
        service.stop.give();
        consumer.stopTaking();
        consumer.wake();
    }

    private void stop() {
        beginStop();
        consumer.finish(service.distantDeadline());
    }

    @AfterEach
    void end() {
        release.countDown();
        if (!service.stop.isGiven()) {
            stop();
        }
    }

    private void awaitBegun(int jobs) {
        await().until(() -> begun.get() == jobs);
    }

    private void awaitResponses(int count) {
        await().until(() -> service.redis.pushed().size() == count);
    }

    @Test
    void runsMessagesAndSendsTheirResponses() {
        start(4);
        for (int i = 0; i < 100; i++) {
            queue.add(Requests.request("quick"));
        }
        awaitResponses(100);

        assertThat(begun).hasValue(100);
        await().until(() -> queue.replied().size() == 100);
        assertThat(queue.acknowledged()).isEmpty();
    }

    @Test
    void runsLongJobsSideBySideUpToItsConcurrency() {
        queue.add(
                Requests.request("wait"), Requests.request("wait"), Requests.request("wait"), Requests.request("wait"));
        start(3);
        awaitBegun(3);
        assertThat(queue.length()).isEqualTo(1);
        release.countDown();

        awaitResponses(4);
    }

    @Test
    void aQuickJobDoesNotWaitForALongOne() {
        start(2);
        queue.add(Requests.request("wait"));
        awaitBegun(1);
        queue.add(Requests.request("quick"));

        awaitResponses(1);
    }

    @Test
    void beginsWithOneWorkerAndGetsMoreForLongJobs() {
        start(4);
        await().until(this::queueHasWaiter);
        assertThat(threads).hasSize(1);
        queue.add(Requests.request("wait"), Requests.request("wait"));
        awaitBegun(2);

        // At least one more worker, to lead.
        await().until(() -> threads.size() > 2 && queueHasWaiter());
    }

    private boolean queueHasWaiter() {
        return threads.stream().anyMatch(thread -> thread.getState() == Thread.State.WAITING);
    }

    @Test
    void continuesWhenMessagesCannotBeTaken() {
        start(1);
        queue.failToTake(new RedisException.ConnectionLost("the connection is lost", null));
        queue.add(Requests.request("quick"));

        awaitResponses(1);
    }

    @Test
    void tellsTheApplicationThatItIsIdle() {
        start(1);
        queue.wake();

        await().until(() -> application.phases().contains(ServicePhase.IDLE));
    }

    @Test
    void takesNoMessageBeforeTheApplicationIsReady() {
        queue.add(Requests.request("quick"));
        start(1, 0);
        await().until(() -> threads.stream().anyMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING));

        assertThat(queue.length()).isEqualTo(1);
    }

    @Test
    void aJobThatIsOutOfTimeGetsAResponseAndItsWorkerIsReplaced() {
        start(1);
        queue.add(Requests.request("limited"));
        await().until(() -> limited.getCount() == 0);
        consumer.tick();
        assertThat(service.redis.pushed()).isEmpty();
        try (RecordedLog log = new RecordedLog()) {
            future.set(Duration.ofMinutes(2).toNanos());
            consumer.tick();
            assertThat(log.messages(Level.SEVERE)).singleElement().satisfies(line -> assertThat(line)
                    .startsWith("out of time: job of service example with actions [limited]")
                    .endsWith("its thread was interrupted, 1 threads of the service are out of time now,"
                            + " 1 others may run jobs"));
        }

        assertThat(service.redis.responses()).containsExactly(OUT_OF_TIME);
        await().until(() -> interrupts.get() == 1);
        queue.add(Requests.request("quick"));
        awaitResponses(2);
        assertThat(begun).hasValue(2);
    }

    @Test
    void aStopLetsRunningJobsFinish() {
        start(2);
        queue.add(Requests.request("wait"));
        awaitBegun(1);
        beginStop();
        release.countDown();
        consumer.finish(service.distantDeadline());

        assertThat(service.redis.responses()).singleElement().satisfies(response -> assertThat(response.errors())
                .isEmpty());
        assertThat(interrupts).hasValue(0);
        await().until(threads::isEmpty);
        assertThat(queue.isClosed()).isTrue();
    }

    @Test
    void aStopInterruptsAndRespondsToWhatDoesNotFinish() {
        start(2);
        queue.add(Requests.request("wait"));
        awaitBegun(1);
        beginStop();
        consumer.finish(0);

        assertThat(service.redis.responses())
                .containsExactly(JobResponse.failed(List.of(
                        SoaError.of(ErrorCodes.SERVER_ERROR, "The service was stopped before the job was done."))));
        assertThat(interrupts).hasValue(1);
        await().until(threads::isEmpty);
    }

    @Test
    void aStopDoesNotWaitForAThreadThatIgnoresInterrupts() {
        start(1);
        queue.add(Requests.request("stubborn"));
        awaitBegun(1);
        beginStop();
        try (RecordedLog log = new RecordedLog()) {
            consumer.finish(0);
            assertThat(log.messages(Level.WARNING))
                    .contains(
                            "1 threads of service example do not end and keep the application in memory until they do");
        }

        assertThat(service.redis.responses()).hasSize(1);
        assertThat(queue.isClosed()).isTrue();
    }

    @Test
    void aStopRequeuesMessagesThatNoWorkerHasBegun() {
        start(1);
        await().until(this::queueHasWaiter);
        service.stop.give();
        consumer.stopTaking();
        // The leader still waits, and receives the message.
        byte[] late = Requests.request("quick");
        queue.add(late);
        consumer.finish(service.distantDeadline());

        assertThat(queue.requeued()).containsExactly(late);
        assertThat(begun).hasValue(0);
        assertThat(queue.isClosed()).isTrue();
    }

    @Test
    void logsTheLossOfMessagesThatCannotBeRequeued() {
        assertThat(logOfFailedRequeue())
                .containsExactly("lost 1 messages of service example that were taken but not run");
    }

    @Test
    void logsThatOtherConsumersGetMessagesThatCannotBeRequeued() {
        queue = new FakeQueue(true);

        assertThat(logOfFailedRequeue())
                .containsExactly("could not requeue 1 messages of service example that were taken but not run; "
                        + "others get them when the lease of this server has ended");
    }

    private List<String> logOfFailedRequeue() {
        start(1);
        await().until(this::queueHasWaiter);
        queue.failToRequeue(new RedisException.NotSent("no connection", null));
        service.stop.give();
        consumer.stopTaking();
        queue.add(Requests.request("quick"));
        try (RecordedLog log = new RecordedLog()) {
            consumer.finish(service.distantDeadline());
            return log.messages(Level.WARNING);
        } finally {
            assertThat(queue.isClosed()).isTrue();
        }
    }

    @Test
    void aStopBeforeTheStartEndsAtOnce() {
        service = new ServiceFixture(queue, MonotonicClock.SYSTEM);
        consumer = service.consumer(new ListenerEndpoints(application, 1), 1, this::startThread);
        stop();
        consumer.start();

        assertThat(threads).isEmpty();
        assertThat(queue.isClosed()).isTrue();
    }

    /** Starts a service; its tasks beyond the first wait for a thread. */
    private void startOnAServerWithOneThread() {
        service = new ServiceFixture(queue, MonotonicClock.SYSTEM);
        consumer = service.consumer(new ListenerEndpoints(application, 10), 4, loop -> {
            if (threads.isEmpty()) {
                startThread(loop);
            } else {
                withoutThread.add(loop);
            }
        });
        consumer.start();
    }

    private void runAJobWhoseResponseRedisRefuses(int times) {
        startOnAServerWithOneThread();
        for (int i = 0; i < times; i++) {
            service.redis.refuse("OOM command not allowed");
        }
        queue.add(Requests.request("quick"));
        await().until(() -> service.redis.refusalsLeft() == times - 1 && queueHasWaiter());
        assertThat(queue.acknowledged()).isEmpty();
        beginStop();
    }

    @Test
    void aResponseThatRedisDidNotTakeIsSentAgainWhileTheServiceDrains() {
        runAJobWhoseResponseRedisRefuses(3);
        consumer.finish(service.distantDeadline());

        assertThat(service.redis.pushed()).hasSize(1);
        assertThat(queue.acknowledged()).isEmpty();
        assertThat(queue.replied()).hasSize(1);
    }

    @Test
    void theEndOfTheDrainEndsTheAttemptsToSendAResponse() {
        runAJobWhoseResponseRedisRefuses(100);
        consumer.finish(System.nanoTime() + Duration.ofSeconds(1).toNanos());

        assertThat(service.redis.pushed()).isEmpty();
        assertThat(queue.acknowledged()).hasSize(1);
        assertThat(service.redis.refusalsLeft()).isBetween(90, 98);
    }

    @Test
    void aResponseIsSentAgainOnceThereIsAThread() {
        startOnAServerWithOneThread();
        service.redis.refuse("OOM command not allowed");
        queue.add(Requests.request("quick"));
        await().until(() -> service.redis.refusalsLeft() == 0 && queueHasWaiter());
        withoutThread.forEach(this::startThread);

        awaitResponses(1);
    }

    @Test
    void aMessageThatTheApplicationDidNotTakeRunsLater() {
        RecordingEndpoint endpoint = new RecordingEndpoint();
        endpoint.failOn("before");
        service = new ServiceFixture(queue, MonotonicClock.SYSTEM);
        consumer = service.consumer(new RecordingEndpoint.Factory(endpoint), 1, this::startThread);
        consumer.start();
        queue.add(Requests.request("quick"));
        await().until(() -> endpoint.calls().contains("before onJob"));
        assertThat(service.redis.pushed()).isEmpty();
        endpoint.failOn(null);

        awaitResponses(1);
        assertThat(endpoint.calls()).containsOnlyOnce("onJob");
    }

    @Test
    void worksWithTheThreadsThatTheServerHas() {
        startOnAServerWithOneThread();
        queue.add(Requests.request("quick"), Requests.request("quick"), Requests.request("quick"));

        awaitResponses(3);
    }
}
