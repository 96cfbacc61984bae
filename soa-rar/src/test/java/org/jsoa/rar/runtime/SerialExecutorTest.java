/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import org.jsoa.rar.testing.RecordedLog;
import org.jsoa.rar.time.MonotonicClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SerialExecutorTest {

    private static final Duration SHORT = Duration.ofMillis(1);

    private final List<String> done = new CopyOnWriteArrayList<>();
    private final List<Runnable> threads = new ArrayList<>();
    private boolean hasThreads = true;
    private Throwable rejection = new RejectedExecutionException("there are no threads");

    private final SerialExecutor executor = new SerialExecutor("tests", this::give, MonotonicClock.SYSTEM);

    private void give(Runnable loop) {
        if (!hasThreads) {
            throw SerialExecutorTest.<RuntimeException>unchecked(rejection);
        }
        threads.add(loop);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable failure) throws T {
        throw (T) failure;
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
        executor.finish(SHORT);
        executor.finish(SHORT);

        assertThat(done).containsExactly("first");
    }

    @Test
    void theEndWaitsForTasksOnAnotherThread() {
        add("first");
        threads.forEach(loop -> new Thread(loop).start());
        executor.finish(Duration.ofSeconds(20));

        assertThat(done).containsExactly("first");
    }

    @ParameterizedTest
    @ValueSource(classes = {RejectedExecutionException.class, IllegalStateException.class, OutOfMemoryError.class})
    void keepsTasksWhateverTheServerThrows(Class<? extends Throwable> thrown) throws ReflectiveOperationException {
        rejection = thrown.getDeclaredConstructor().newInstance();
        hasThreads = false;
        add("first");
        hasThreads = true;
        executor.retry();
        runThreads();

        assertThat(done).containsExactly("first");
    }

    @Test
    void leavesTasksToTheThreadThatTheServerProvided() {
        add("first");
        executor.finish(SHORT);
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
