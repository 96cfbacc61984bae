/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import org.jsoa.rar.testing.GivenThreads;
import org.jsoa.rar.testing.RecordedLog;
import org.junit.jupiter.api.Test;

class SerialExecutorTest {

    private static final Duration SHORT = Duration.ofMillis(1);

    private final List<String> done = new CopyOnWriteArrayList<>();
    private final List<Runnable> threads = new ArrayList<>();

    private final SerialExecutor executor = new SerialExecutor("tests", new GivenThreads(threads::add));

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
    void runsTheTasksThatWaitForAThreadOnTheOneThatEndsIt() {
        add("first");
        executor.finish(SHORT);
        executor.finish(SHORT);
        runThreads();

        assertThat(done).containsExactly("first");
    }

    @Test
    void theEndWaitsForTasksOnAnotherThread() {
        add("first");
        threads.forEach(loop -> new Thread(loop).start());
        executor.finish(Duration.ofSeconds(20));

        assertThat(done).containsExactly("first");
    }

    @Test
    void withoutTasksThereIsNothingToRun() {
        try (RecordedLog log = new RecordedLog()) {
            executor.finish(SHORT);
            assertThat(log.messages(Level.WARNING)).isEmpty();
        }
        assertThat(threads).isEmpty();
    }

    @Test
    void leavesTasksToTheThreadThatRunsThem() {
        executor.execute(() -> {
            add("second");
            executor.finish(SHORT);
            done.add("first");
        });
        runThreads();

        assertThat(done).containsExactly("first", "second");
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
