/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import org.jsoa.rar.testing.RecordedLog;
import org.jsoa.rar.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SupervisorTest {

    private final TestClock clock = new TestClock();
    private final Deque<Runnable> threads = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final Script task = new Script();
    private Executor executor = threads::add;

    private final Supervisor supervisor = new Supervisor(
            name -> runnable -> {
                asked.add(name);
                executor.execute(runnable);
            },
            clock);

    /** A task whose runs are given; after them it has ended. */
    private static final class Script implements SupervisedTask {

        private final Deque<Runnable> runs = new ArrayDeque<>();
        private final List<Throwable> recovered = new ArrayList<>();
        private Consumer<Throwable> recovery = failure -> {};

        @Override
        public void run() {
            runs.remove().run();
        }

        @Override
        public void recover(Throwable failure) {
            recovered.add(failure);
            recovery.accept(failure);
        }

        @Override
        public boolean isEnded() {
            return runs.isEmpty();
        }
    }

    private static Runnable failing(Throwable failure) {
        return () -> sneak(failure);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }

    private static void nothing() {}

    static Collection<Throwable> failures() {
        return List.of(
                new IllegalStateException("broken"),
                new RejectedExecutionException("full"),
                new OutOfMemoryError("Java heap space"),
                new StackOverflowError(),
                new LinkageError("gone"),
                new Exception("checked"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void runsATaskAgainWhateverItThrows(Throwable failure) {
        task.runs.addAll(List.of(failing(failure), SupervisorTest::nothing));
        supervisor.keepRunning("the task", task);
        threads.remove().run();

        assertThat(task.runs).isEmpty();
        assertThat(task.recovered).containsExactly(failure);
        assertThat(supervisor.restarts()).isEqualTo(1);
        assertThat(asked).containsExactly("the task");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void runsATaskAgainWhoseRecoveryFails(Throwable failure) {
        task.runs.addAll(List.of(failing(new IllegalStateException("broken")), SupervisorTest::nothing));
        task.recovery = ignored -> sneak(failure);
        supervisor.keepRunning("the task", task);
        threads.remove().run();

        assertThat(task.runs).isEmpty();
    }

    @Test
    void logsARepeatedFailureOnce() {
        for (int i = 0; i < 3; i++) {
            task.runs.add(failing(new IllegalStateException("broken")));
        }
        supervisor.keepRunning("the task", task);
        try (RecordedLog log = new RecordedLog()) {
            threads.remove().run();
            assertThat(log.messages(Level.WARNING))
                    .containsExactly("the task failed and will go on, failure 1 since the last line");
        }
    }

    @Test
    void aTaskWhoseThreadWasTakenAwayGetsAnotherOne() {
        task.runs.addAll(List.of(SupervisorTest::nothing, SupervisorTest::nothing));
        supervisor.keepRunning("the task", task);
        threads.remove().run();
        assertThat(task.runs).hasSize(1);
        supervisor.tick();
        assertThat(threads).isEmpty();

        clock.advance(Supervisor.THREAD_RETRY);
        supervisor.tick();
        supervisor.tick();
        assertThat(threads).hasSize(1);
        threads.remove().run();
        assertThat(task.runs).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aTaskThatGetsNoThreadIsAskedForAgain(Throwable refusal) {
        task.runs.add(SupervisorTest::nothing);
        executor = runnable -> sneak(refusal);
        supervisor.keepRunning("the task", task);
        executor = threads::add;
        clock.advance(Supervisor.THREAD_RETRY);
        supervisor.tick();

        threads.remove().run();
        assertThat(task.runs).isEmpty();
    }

    @Test
    void aTaskThatHasEndedGetsNoThread() {
        task.runs.add(SupervisorTest::nothing);
        supervisor.keepRunning("the task", task);
        threads.remove().run();
        clock.advance(Supervisor.THREAD_RETRY);
        supervisor.tick();

        assertThat(threads).isEmpty();
    }

    @Test
    void aClosedSupervisorRunsNoTaskAgain() {
        task.runs.addAll(List.of(failing(new IllegalStateException("broken")), SupervisorTest::nothing));
        supervisor.keepRunning("the task", task);
        supervisor.close();
        threads.remove().run();
        clock.advance(Supervisor.THREAD_RETRY);
        supervisor.tick();

        assertThat(task.runs).hasSize(1);
        assertThat(threads).isEmpty();
    }
}
