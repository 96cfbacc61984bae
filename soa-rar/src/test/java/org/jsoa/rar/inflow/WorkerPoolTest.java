/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.testing.GivenThreads;
import org.jsoa.rar.testing.TestClock;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final List<Runnable> threads = new ArrayList<>();
    private final TestClock clock = new TestClock();
    private RuntimeException failure;

    private WorkerPool pool(int queues, int concurrency, int maxReplaced) {
        return new WorkerPool(
                new WorkerPool.Size(queues, concurrency, maxReplaced),
                new WorkerPool.Threads(new GivenThreads(this::startThread), () -> false),
                clock);
    }

    private void startThread(Runnable loop) {
        if (failure != null) {
            throw failure;
        }
        threads.add(loop);
    }

    private static void grow(WorkerPool pool, int times) {
        for (int i = 0; i < times; i++) {
            pool.grow();
        }
    }

    private static Worker worker() {
        return new Worker(null, () -> 0);
    }

    /** Makes a worker that was stuck in a job and has ended it now. */
    private static Worker stuckWorker() {
        Worker worker = worker();
        worker.begin(
                new IncomingJob(
                        "example",
                        1L,
                        new JobRequest(
                                JobControl.DEFAULT, JobContext.of("c", List.of()), List.of(ActionRequest.of("square"))),
                        null),
                response -> {});
        worker.running().take(() -> JobResponse.failed(List.of()));
        worker.end();
        assertThat(Thread.interrupted()).isTrue();
        return worker;
    }

    @Test
    void beginsWithAWorkerForEachQueueAndRunsTheLoopInIt() {
        List<String> runs = new ArrayList<>();
        pool(2, 8, 0).open(() -> runs.add("run"));
        threads.forEach(Runnable::run);

        assertThat(runs).containsExactly("run", "run");
    }

    @Test
    void neverHasMoreWorkersThanAllowed() {
        WorkerPool pool = pool(1, 3, 1);
        grow(pool, 5);

        assertThat(threads).hasSize(3);
        assertThat(pool.size()).isEqualTo(3);
        assertThat(pool.hasRoom()).isFalse();
    }

    @Test
    void eachQueueHasAWorkerThoughFewerJobsMayRun() {
        WorkerPool pool = pool(3, 1, 0);
        grow(pool, 5);

        assertThat(threads).hasSize(3);
        assertThat(pool.places()).isEqualTo(1);
    }

    @Test
    void aWorkerThatHasNoThreadYetEndsWithThePool() {
        WorkerPool pool = pool(1, 2, 0);
        List<String> runs = new ArrayList<>();
        pool.open(() -> runs.add("run"));
        pool.close();

        assertThat(pool.awaitEnd(SHORT)).isZero();
        threads.forEach(Runnable::run);
        assertThat(runs).isEmpty();
    }

    @Test
    void aRequestThatFailsIsNotCountedAndRepeatedAfterAPause() {
        WorkerPool pool = pool(1, 1, 0);
        failure = new IllegalStateException("broken");
        pool.grow();
        assertThat(pool.size()).isZero();
        assertThat(pool.isShort()).isTrue();

        failure = null;
        pool.grow();
        assertThat(threads).isEmpty();
        clock.advance(Duration.ofMillis(100));
        pool.grow();
        assertThat(threads).hasSize(1);
        assertThat(pool.isShort()).isFalse();
    }

    @Test
    void aWorkerThatFailedIsReplacedAfterAPause() {
        WorkerPool pool = pool(1, 1, 0);
        int begun = 0;
        for (int i = 0; i < 100; i++) {
            pool.grow();
            if (threads.size() > begun) {
                begun++;
                pool.remove(null, true);
            }
            clock.advance(Duration.ofMillis(100));
        }

        // After 0, 100, 300, 700 ms and 1.5 s, then once a second.
        assertThat(begun).isEqualTo(13);
        assertThat(pool.size()).isZero();
    }

    @Test
    void aWorkerThatLeavesIsReplacedAtOnce() {
        WorkerPool pool = pool(1, 1, 0);
        pool.grow();
        pool.remove(null, false);

        assertThat(pool.hasRoom()).isTrue();
        assertThat(pool.isShort()).isFalse();
    }

    @Test
    void replacesAWorkerThatIsStuck() {
        WorkerPool pool = pool(1, 3, 1);
        grow(pool, 3);

        assertThat(pool.lose()).isEqualTo(new WorkerPool.Places(3, 1));
        grow(pool, 2);
        assertThat(threads).hasSize(4);
    }

    @Test
    void replacesNoMoreStuckWorkersThanAllowed() {
        WorkerPool pool = pool(1, 3, 1);
        grow(pool, 3);
        pool.lose();

        assertThat(pool.lose()).isEqualTo(new WorkerPool.Places(2, 2));
        grow(pool, 2);
        assertThat(threads).hasSize(4);
    }

    @Test
    void hasNoWorkersAtAllWhileTooManyAreStuck() {
        WorkerPool pool = pool(1, 1, 0);
        pool.grow();

        assertThat(pool.lose()).isEqualTo(new WorkerPool.Places(0, 1));
        pool.grow();
        assertThat(threads).hasSize(1);
    }

    @Test
    void restoresThePlacesOfStuckWorkersThatEnd() {
        WorkerPool pool = pool(1, 3, 1);
        grow(pool, 3);
        pool.lose();
        pool.lose();
        pool.remove(stuckWorker(), false);

        assertThat(pool.places()).isEqualTo(3);
        grow(pool, 3);
        assertThat(threads).hasSize(5);
    }

    @Test
    void theEndComesWhenTheLastWorkerLeaves() {
        WorkerPool pool = pool(1, 1, 0);
        pool.grow();
        Worker worker = worker();
        pool.add(worker);
        assertThat(pool.awaitEnd(SHORT)).isEqualTo(1);
        pool.remove(worker, false);

        assertThat(pool.awaitEnd(LONG)).isZero();
    }

    @Test
    void theEndDoesNotWaitForStuckWorkers() {
        WorkerPool pool = pool(1, 1, 1);
        pool.grow();
        pool.lose();

        assertThat(pool.awaitEnd(LONG)).isZero();
        assertThat(pool.awaitStuck(SHORT)).isEqualTo(1);
        pool.remove(stuckWorker(), false);
        assertThat(pool.awaitStuck(LONG)).isZero();
    }

    @Test
    void theEndIsAwaitedByAThreadThatIsInterruptedAndStaysInterrupted() {
        WorkerPool pool = pool(1, 1, 0);
        pool.grow();
        Thread.currentThread().interrupt();
        Worker worker = worker();
        pool.add(worker);
        Thread leaving = new Thread(() -> pool.remove(worker, false));
        leaving.start();

        assertThat(pool.awaitEnd(LONG)).isZero();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aClosedPoolGetsNoMoreWorkers() {
        WorkerPool pool = pool(1, 3, 1);
        pool.close();
        pool.open(() -> {});

        assertThat(threads).isEmpty();
        assertThat(pool.hasRoom()).isFalse();
    }

    @Test
    void showsTheWorkersWhoseThreadsRun() {
        WorkerPool pool = pool(1, 3, 1);
        grow(pool, 2);
        Worker first = worker();
        Worker second = worker();
        pool.add(first);
        pool.add(second);
        assertThat(pool.current()).containsExactly(first, second);
        pool.remove(first, false);

        assertThat(pool.current()).containsExactly(second);
        assertThat(pool.size()).isEqualTo(1);
    }
}
