/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.resource.spi.work.HintsContext;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkContextProvider;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkRejectedException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import org.jsoa.rar.testing.GivenWork;
import org.jsoa.rar.testing.RecordedLog;
import org.jsoa.rar.testing.TestClock;
import org.jsoa.rar.time.MonotonicClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServerThreadsTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final AtomicInteger done = new AtomicInteger();
    private final List<Work> kept = new ArrayList<>();
    private final TestClock clock = new TestClock();

    private static ServerThreads on(GivenWork.Fate fate) {
        return new ServerThreads(new GivenWork(fate), false, MonotonicClock.SYSTEM);
    }

    private static void start(Work work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    @Test
    void runsTasksInParallel() {
        CountDownLatch allBegun = new CountDownLatch(4);
        Runnable task = () -> {
            allBegun.countDown();
            if (awaitLatch(allBegun)) {
                done.incrementAndGet();
            }
        };

        on(ServerThreadsTest::start).runAll("tests", Collections.nCopies(4, task), LONG);

        assertThat(done).hasValue(4);
    }

    private static boolean awaitLatch(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void asksForFewThreadsForManyTasks() {
        on(kept::add).runAll("tests", Collections.nCopies(500, done::incrementAndGet), LONG);

        assertThat(done).hasValue(500);
        assertThat(kept).hasSize(15);
    }

    @Test
    void runsASingleTaskOnTheCallingThread() {
        on(kept::add).runAll("tests", List.of(done::incrementAndGet), LONG);

        assertThat(done).hasValue(1);
        assertThat(kept).isEmpty();
    }

    @Test
    void runsAllTasksOnTheCallingThreadIfTheServerHasNoThread() {
        on(work -> {
                    throw new WorkRejectedException("there are no threads");
                })
                .runAll("tests", Collections.nCopies(3, done::incrementAndGet), LONG);

        assertThat(done).hasValue(3);
    }

    @Test
    void aTaskThatFailsDoesNotStopTheOthers() {
        List<Runnable> tasks = List.of(
                () -> {
                    throw new IllegalStateException("broken");
                },
                done::incrementAndGet);

        on(kept::add).runAll("tests", tasks, LONG);

        assertThat(done).hasValue(1);
    }

    @Test
    void waitsForOtherThreadsAlthoughInterruptedAndStaysInterrupted() {
        CountDownLatch begun = new CountDownLatch(2);
        Runnable task = () -> {
            begun.countDown();
            boolean interrupted = Thread.interrupted();
            if (awaitLatch(begun)) {
                done.incrementAndGet();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        };
        Thread.currentThread().interrupt();

        on(ServerThreadsTest::start).runAll("tests", Collections.nCopies(2, task), LONG);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(done).hasValue(2);
    }

    @Test
    void theWaitForOtherThreadsIsBounded() {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch helped = new CountDownLatch(1);
        Thread own = Thread.currentThread();
        Runnable task = () -> {
            if (Thread.currentThread() == own) {
                awaitLatch(helped);
            } else {
                helped.countDown();
                awaitLatch(end);
            }
        };

        try (RecordedLog log = new RecordedLog()) {
            on(ServerThreadsTest::start).runAll("tests", List.of(task, task), Duration.ofMillis(50));

            assertThat(log.messages(Level.WARNING)).contains("1 of 2 tasks were not done in time: tests");
        } finally {
            end.countDown();
        }
    }

    @Test
    void runsATaskOnAThreadOfTheServer() {
        on(kept::add).execute(done::incrementAndGet);
        assertThat(done).hasValue(0);
        kept.get(0).run();

        assertThat(done).hasValue(1);
    }

    @Test
    void aTaskThatTheServerDoesNotBeginInTimeGetsAThreadOfTheAdapter() throws InterruptedException {
        ServerThreads threads = new ServerThreads(new GivenWork(kept::add), false, clock);
        CountDownLatch ran = new CountDownLatch(1);
        threads.named("the task").request(() -> {
            done.incrementAndGet();
            ran.countDown();
        });
        threads.tick();
        assertThat(threads.scarce()).isFalse();
        clock.advance(ServerThreads.PATIENCE);
        try (RecordedLog log = new RecordedLog()) {
            threads.tick();
            assertThat(log.messages(Level.WARNING))
                    .singleElement()
                    .asString()
                    .contains("The adapter needs 1 threads now");
        }

        assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(threads.scarce()).isTrue();
        kept.get(0).run();
        assertThat(done).hasValue(1);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aTaskThatTheServerRefusesGetsAThreadOfTheAdapter(GivenWork.Fate refusal) throws InterruptedException {
        ServerThreads threads = new ServerThreads(new GivenWork(refusal), false, clock);
        CountDownLatch ran = new CountDownLatch(1);
        threads.named("the task").request(ran::countDown);
        threads.tick();

        assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
    }

    static List<GivenWork.Fate> refusals() {
        return List.of(
                work -> {
                    throw new WorkRejectedException("there are no threads");
                },
                work -> {
                    throw new WorkException("broken");
                },
                work -> {
                    throw new RejectedExecutionException("full");
                },
                work -> {
                    throw new OutOfMemoryError("unable to create native thread");
                },
                work -> {
                    throw new StackOverflowError();
                });
    }

    @Test
    void theServerIsNotAskedWhileItsThreadsAreScarce() {
        ServerThreads threads = new ServerThreads(new GivenWork(kept::add), false, clock);
        threads.execute(done::incrementAndGet);
        clock.advance(ServerThreads.PATIENCE);
        threads.tick();
        threads.execute(done::incrementAndGet);
        assertThat(kept).hasSize(1);

        clock.advance(ServerThreads.SCARCITY);
        threads.execute(done::incrementAndGet);
        assertThat(kept).hasSize(2);
    }

    @Test
    void theServerIsAskedAgainOnceItBeginsATask() {
        ServerThreads threads = new ServerThreads(new GivenWork(kept::add), false, clock);
        threads.execute(done::incrementAndGet);
        clock.advance(ServerThreads.PATIENCE);
        threads.tick();
        kept.get(0).run();
        threads.execute(done::incrementAndGet);

        assertThat(kept).hasSize(2);
    }

    @Test
    void aCancelledTaskNeverRuns() {
        ServerThreads threads = new ServerThreads(new GivenWork(kept::add), false, clock);
        ThreadRequest request = threads.named("the task").request(done::incrementAndGet);

        assertThat(request.cancel()).isTrue();
        assertThat(request.cancel()).isFalse();
        kept.get(0).run();
        clock.advance(ServerThreads.PATIENCE);
        threads.tick();
        assertThat(threads.scarce()).isFalse();
        assertThat(done).hasValue(0);
    }

    @Test
    void aTaskThatHasBegunIsNotKeptInMemoryByTheServersQueue() {
        ServerThreads threads = new ServerThreads(new GivenWork(kept::add), false, clock);
        Object[] application = {new Object()};
        WeakReference<Object> reference = new WeakReference<>(application[0]);
        ThreadRequest request = threads.named("the task").request(keeping(application[0]));
        request.cancel();
        threads.tick();
        application[0] = null;

        await().until(() -> {
            System.gc();
            return reference.get() == null;
        });
        assertThat(kept).hasSize(1);
    }

    private static Runnable keeping(Object kept) {
        return () -> assertThat(kept).isNotNull();
    }

    @Test
    void logsWhatATaskThrowsUnderItsName() {
        on(kept::add).named("the task").request(() -> {
            throw new IllegalStateException("broken");
        });

        try (RecordedLog log = new RecordedLog()) {
            assertThatThrownBy(kept.get(0)::run).hasMessage("broken");
            assertThat(log.messages(Level.SEVERE)).containsExactly("the task ended unexpectedly");
        }
    }

    @Test
    void aThreadForATaskDoesNotInheritTheClassesOfTheApplication() {
        List<ClassLoader> seen = new ArrayList<>();
        Thread own = Thread.currentThread();
        ClassLoader before = own.getContextClassLoader();
        ClassLoader application = new ClassLoader(before) {};
        own.setContextClassLoader(application);
        try {
            on(work -> seen.add(own.getContextClassLoader())).execute(done::incrementAndGet);

            assertThat(seen).doesNotContain(application).hasSize(1);
            assertThat(own.getContextClassLoader()).isSameAs(application);
        } finally {
            own.setContextClassLoader(before);
        }
    }

    @Test
    void marksItsWorkAsLongRunning() {
        new ServerThreads(new GivenWork(kept::add), true, MonotonicClock.SYSTEM).execute(done::incrementAndGet);

        assertThat(kept.get(0))
                .isInstanceOfSatisfying(WorkContextProvider.class, work -> assertThat(work.getWorkContexts())
                        .singleElement()
                        .isInstanceOfSatisfying(HintsContext.class, context -> assertThat(context.getHints())
                                .containsEntry(HintsContext.LONGRUNNING_HINT, true)));
    }
}
