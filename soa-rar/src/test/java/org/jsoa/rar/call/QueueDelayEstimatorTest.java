/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.Sending;
import org.jsoa.rar.testing.TestClock;
import org.junit.jupiter.api.Test;

class QueueDelayEstimatorTest {

    private static final int ANY = Integer.MAX_VALUE;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    private final TestClock clock = new TestClock();
    private final PendingCalls calls = new PendingCalls();
    private final QueueDelayEstimator estimator = new QueueDelayEstimator(clock);

    private static OutgoingJob job(Duration timeout) {
        return Jobs.refusedIfLate(timeout);
    }

    private PendingCall sent(OutgoingJob job, int found) {
        PendingCall call = calls.add(job, clock.nanoTime() + job.timeout().toNanos());
        estimator.learnFrom(call, found);
        return call;
    }

    private void succeeded(int found, long millis) {
        PendingCall call = sent(job(SECOND), found);
        clock.advance(Duration.ofMillis(millis));
        call.response().complete(Responses.response("done"));
    }

    private void failed(int found, long millis) {
        PendingCall call = sent(job(SECOND), found);
        clock.advance(Duration.ofMillis(millis));
        call.response().completeExceptionally(new CancellationException());
    }

    /** Uses up the one request per second that is never refused. */
    private void probe() {
        clock.advance(SECOND);
        assertThat(estimator.capacityFor(job(MILLISECOND))).isEqualTo(ANY);
    }

    @Test
    void anyNumberMayWaitAtAServiceThatWasNeverCalled() {
        assertThat(estimator.capacityFor(job(MILLISECOND))).isEqualTo(ANY);
    }

    @Test
    void anyNumberMayWaitIfNoCallHasFoundOthers() {
        succeeded(0, 900);

        assertThat(estimator.capacityFor(job(MILLISECOND))).isEqualTo(ANY);
    }

    @Test
    void asManyMayWaitAsWereServedInThatTimeBefore() {
        succeeded(10, 200);

        assertThat(estimator.capacityFor(job(SECOND))).isEqualTo(51);
        assertThat(estimator.capacityFor(job(Duration.ofMillis(200)))).isEqualTo(11);
    }

    @Test
    void anEmptyQueueIsNeverTooLong() {
        succeeded(10, 200);

        assertThat(estimator.capacityFor(job(MILLISECOND))).isEqualTo(1);
    }

    @Test
    void aRequestWhoseResponseNobodyAwaitsIsNeverLate() {
        succeeded(10, 200);

        OutgoingJob sent =
                Jobs.withoutResponse().withTimeout(MILLISECOND).withSending(Sending.DEFAULT.withRefusedIfLate(true));
        assertThat(estimator.capacityFor(sent)).isEqualTo(ANY);
    }

    @Test
    void doesNotTakeSlowActionsForASlowQueue() {
        PendingCall alone = sent(job(SECOND), 0);
        clock.advance(Duration.ofMillis(3_000));
        alone.response().complete(Responses.response("done"));
        succeeded(10, 3_200);
        probe();

        assertThat(estimator.capacityFor(job(SECOND))).isEqualTo(51);
    }

    @Test
    void failedCallsShowHowLongTheyWaitedAtLeast() {
        succeeded(10, 200);
        failed(10, 1);
        assertThat(estimator.capacityFor(job(SECOND))).isEqualTo(51);

        failed(10, 20_000);
        probe();
        assertThat(estimator.capacityFor(job(SECOND))).isLessThan(2);
    }

    @Test
    void newCallsCountMoreThanOldOnes() {
        succeeded(10, 20_000);
        for (int i = 0; i < 100; i++) {
            succeeded(10, 200);
        }
        probe();

        assertThat(estimator.capacityFor(job(SECOND))).isBetween(49, 51);
    }

    @Test
    void oneCallInASecondIsSentHoweverManyWait() {
        PendingCall call = sent(job(SECOND), 10);
        call.response().complete(Responses.response("done"));
        succeeded(10, 200);

        clock.advance(Duration.ofMillis(799));
        assertThat(estimator.capacityFor(job(MILLISECOND))).isLessThan(10);
        clock.advance(MILLISECOND);
        assertThat(estimator.capacityFor(job(MILLISECOND))).isEqualTo(ANY);
        clock.advance(MILLISECOND);
        assertThat(estimator.capacityFor(job(MILLISECOND))).isLessThan(10);
    }

    @Test
    void callsThatDoNotAskForItAreNeitherRefusedNorLearnedFrom() {
        PendingCall call = sent(Jobs.job(), 10);
        clock.advance(SECOND);
        call.response().complete(Responses.response("done"));
        assertThat(estimator.capacityFor(job(MILLISECOND))).isEqualTo(ANY);

        succeeded(10, 200);
        assertThat(estimator.capacityFor(job(MILLISECOND))).isEqualTo(1);
        assertThat(estimator.capacityFor(Jobs.job().withTimeout(MILLISECOND))).isEqualTo(ANY);
    }
}
