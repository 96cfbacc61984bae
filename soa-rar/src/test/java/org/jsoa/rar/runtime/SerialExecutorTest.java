/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import org.jsoa.rar.testing.RecordedLog;
import org.jsoa.rar.time.MonotonicClock;
import org.junit.jupiter.api.Test;

class SerialExecutorTest {

    private final List<String> done = new ArrayList<>();
    private final List<Runnable> threads = new ArrayList<>();
    private boolean hasThreads = true;

    private final SerialExecutor executor = new SerialExecutor("tests", this::give, MonotonicClock.SYSTEM);

    private void give(Runnable loop) {
        if (!hasThreads) {
            throw new RejectedExecutionException("there are no threads");
        }
        threads.add(loop);
    }

    private void runThreads() {
        threads.forEach(Runnable::run);
        threads.clear();
    }

    private void add(String task) {
        executor.execute(() -> done.add(task));
    }

    @Test
    void runsTasksInOrderOnOneThread() {
        add("first");
        add("second");
        assertThat(done).isEmpty();
        assertThat(threads).hasSize(1);
        runThreads();

        assertThat(done).containsExactly("first", "second");
    }

    @Test
    void runsATaskThatComesWhileAnotherRunsOnTheSameThread() {
        executor.execute(() -> {
            add("second");
            done.add("first");
        });
        runThreads();

        assertThat(done).containsExactly("first", "second");
    }

    @Test
    void asksForAnotherThreadOnceItHasNoTasks() {
        add("first");
        runThreads();
        add("second");
        runThreads();

        assertThat(done).containsExactly("first", "second");
    }

    @Test
    void keepsTasksUntilThereIsAThread() {
        hasThreads = false;
        add("first");
        add("second");
        executor.retry();
        assertThat(threads).isEmpty();

        hasThreads = true;
        executor.retry();
        executor.retry();
        assertThat(threads).hasSize(1);
        runThreads();
        assertThat(done).containsExactly("first", "second");
    }

    @Test
    void asksForNoThreadWithoutTasks() {
        executor.retry();

        assertThat(threads).isEmpty();
    }

    @Test
    void asksForNoSecondThreadWhileTheFirstHasNotBegun() {
        add("first");
        executor.retry();

        assertThat(threads).hasSize(1);
    }

    @Test
    void runsTheTasksThatWaitForAThreadOnTheOneThatEndsIt() {
        hasThreads = false;
        add("first");
        executor.runWaiting();
        executor.runWaiting();

        assertThat(done).containsExactly("first");
    }

    @Test
    void leavesTasksToTheThreadThatTheServerProvided() {
        add("first");
        executor.runWaiting();
        assertThat(done).isEmpty();
        runThreads();

        assertThat(done).containsExactly("first");
    }

    @Test
    void aTaskThatFailsDoesNotKeepTheNextFromRunning() {
        executor.execute(() -> {
            throw new IllegalStateException("broken");
        });
        executor.execute(() -> {
            throw new StackOverflowError("broken");
        });
        add("third");

        try (RecordedLog log = new RecordedLog()) {
            runThreads();
            assertThat(log.messages(Level.SEVERE)).containsExactly("tests failed", "tests failed");
        }
        assertThat(done).containsExactly("third");
    }
}
