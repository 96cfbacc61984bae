/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.rar.call.WaitingCall;
import org.jsoa.rar.testing.RecordedLog;
import org.jsoa.rar.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NestedCallWatchTest {

    private final TestClock clock = new TestClock();
    private final NestedCallWatch watch = new NestedCallWatch("example", clock);
    private final CountDownLatch release = new CountDownLatch(1);

    /** Runs a job on a thread of its own until the end of the test. */
    private Worker running(boolean calls) {
        Worker worker = new Worker(null, clock);
        Thread thread = new Thread(() -> {
            worker.begin(
                    new IncomingJob(
                            "example",
                            1L,
                            new JobRequest(
                                    JobControl.DEFAULT, JobContext.of("c", List.of()), List.of(ActionRequest.of("a"))),
                            null),
                    response -> {});
            if (calls) {
                WaitingCall.await(release);
            } else {
                awaitRelease();
            }
        });
        thread.setDaemon(true);
        thread.start();
        await().until(() -> thread.getState() == Thread.State.WAITING);
        return worker;
    }

    private void awaitRelease() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> warnings(Worker[] workers, int places, int seconds) {
        try (RecordedLog log = new RecordedLog()) {
            for (int i = 0; i < seconds; i++) {
                watch.check(workers, places);
                clock.advance(NestedCallWatch.TOLERATED_WAIT);
            }
            return log.messages(Level.WARNING);
        }
    }

    @AfterEach
    void end() {
        release.countDown();
    }

    @Test
    void warnsOnceWhenAllWorkersWaitForCalls() {
        Worker[] workers = {running(true), running(true)};

        assertThat(warnings(workers, 2, 5)).singleElement().satisfies(line -> assertThat(line)
                .startsWith("all 2 workers of service example wait")
                .contains("soa.services.example.concurrency"));
    }

    @Test
    void doesNotWarnAboutShortWaits() {
        assertThat(warnings(new Worker[] {running(true)}, 1, 1)).isEmpty();
    }

    @Test
    void doesNotWarnWhileAWorkerIsFreeOrRunsAnAction() {
        assertThat(warnings(new Worker[] {running(true)}, 2, 5)).isEmpty();
        assertThat(warnings(new Worker[] {running(true), running(false)}, 2, 5)).isEmpty();
    }
}
