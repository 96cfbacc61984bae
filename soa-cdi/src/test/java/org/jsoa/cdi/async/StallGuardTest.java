/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Tasks that executors begin, refuse or keep waiting. */
class StallGuardTest {

    private static final long PATIENCE = 100;

    private final Queue<Runnable> checks = new ArrayDeque<>();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final List<String> ran = new ArrayList<>();
    private long now;
    private final StallGuard guard = new StallGuard(PATIENCE, () -> now, checks::add);

    private void hand(String name) {
        guard.execute(() -> ran.add(name), waiting::add, task -> {
            ran.add("other");
            task.run();
        });
    }

    private void checkAfter(long nanos) {
        now += nanos;
        checks.remove().run();
    }

    @Test
    void aTaskRunsOnceOnTheExecutorThatBeginsIt() {
        hand("a");
        waiting.remove().run();
        checkAfter(PATIENCE);

        assertThat(ran).containsExactly("a");
        assertThat(checks).isEmpty();
    }

    @Test
    void aTaskThatIsNotBegunInTimeRunsOnTheOtherExecutor() {
        hand("a");
        checkAfter(PATIENCE);
        waiting.remove().run();

        assertThat(ran).containsExactly("other", "a");
        assertThat(checks).isEmpty();
    }

    @Test
    void aLaterTaskGetsItsOwnTime() {
        hand("a");
        now += PATIENCE - 1;
        hand("b");
        checkAfter(1);
        assertThat(ran).containsExactly("other", "a");

        checkAfter(PATIENCE - 1);
        assertThat(ran).containsExactly("other", "a", "other", "b");
        assertThat(checks).isEmpty();
    }

    @Test
    void aTaskThatBeganAtOnceIsNotWatched() {
        guard.execute(() -> ran.add("a"), Runnable::run, task -> ran.add("other"));

        assertThat(ran).containsExactly("a");
        assertThat(checks).isEmpty();
    }

    @Test
    void aRefusedTaskRunsOnTheOtherExecutor() {
        guard.execute(
                () -> ran.add("a"),
                task -> {
                    throw new RejectedExecutionException("full");
                },
                Runnable::run);

        assertThat(ran).containsExactly("a");
    }

    @Test
    void aTaskForWhichThereIsNoThreadAtAllRunsOnThisOne() {
        guard.execute(() -> ran.add("a"), waiting::add, task -> {
            throw new OutOfMemoryError("unable to create native thread");
        });
        hand("b");
        checkAfter(PATIENCE);

        assertThat(ran).containsExactly("a", "other", "b");
    }
}
