/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WakePolicyTest {

    private static final long LONG_JOB = TimeUnit.SECONDS.toNanos(1);

    private final AtomicLong nanos = new AtomicLong(-5);
    private final WakePolicy policy = new WakePolicy(nanos::get, 4);

    private void run(int jobs, long duration) {
        for (int i = 0; i < jobs; i++) {
            policy.ran(duration);
        }
    }

    @Test
    void aServiceIsIdleBeforeItsFirstMessage() {
        assertThat(policy.jobsAreShort()).isFalse();
    }

    @Test
    void jobsCountAsShortFromTheFirstMessageOn() {
        policy.leaderLeft();

        assertThat(policy.jobsAreShort()).isTrue();
    }

    @Test
    void aServiceIsIdleSomeTimeAfterItsLastMessage() {
        policy.leaderLeft();
        nanos.addAndGet(WakePolicy.IDLE_AFTER_NANOS - 1);
        assertThat(policy.jobsAreShort()).isTrue();
        nanos.incrementAndGet();

        assertThat(policy.jobsAreShort()).isFalse();
    }

    @Test
    void aFewLongJobsShowThatJobsAreLong() {
        policy.leaderLeft();
        run(3, LONG_JOB);

        assertThat(policy.jobsAreShort()).isFalse();
    }

    @Test
    void aSingleLongJobAmongShortOnesShowsNothing() {
        policy.leaderLeft();
        run(20, TimeUnit.MICROSECONDS.toNanos(100));
        run(1, LONG_JOB);

        assertThat(policy.jobsAreShort()).isTrue();
    }

    @Test
    void shortJobsShowThatJobsAreShortAgain() {
        policy.leaderLeft();
        run(20, LONG_JOB);
        run(20, 1);

        assertThat(policy.jobsAreShort()).isTrue();
    }

    @Test
    void jobsOfHalfAMillisecondAreLong() {
        policy.leaderLeft();
        run(200, WakePolicy.SHORT_JOB_NANOS + 10);

        assertThat(policy.jobsAreShort()).isFalse();
    }

    @Test
    void aLeaderWithAShortJobIsExpectedBackForAWhile() {
        long left = policy.leaderLeft();
        assertThat(policy.isExpectedBack(left)).isTrue();
        nanos.addAndGet(WakePolicy.LEADER_ABSENCE_NANOS - 1);
        assertThat(policy.isExpectedBack(left)).isTrue();
        nanos.incrementAndGet();

        assertThat(policy.isExpectedBack(left)).isFalse();
    }

    @Test
    void aLeaderWithALongJobIsNotExpectedBack() {
        long left = policy.leaderLeft();
        run(3, LONG_JOB);

        assertThat(policy.isExpectedBack(left)).isFalse();
    }

    @Test
    void shortJobsWakeNoMoreWorkersThanThereAreProcessors() {
        policy.leaderLeft();

        assertThat(policy.wakesForMessage(3)).isTrue();
        assertThat(policy.wakesForMessage(4)).isFalse();
    }

    @Test
    void aMachineWithOneProcessorHasAWorkerBesideTheOneThatWaitsInRedis() {
        WakePolicy ofOne = new WakePolicy(nanos::get, 1);
        ofOne.leaderLeft();

        assertThat(ofOne.wakesForMessage(1)).isTrue();
        assertThat(ofOne.wakesForMessage(2)).isFalse();
    }

    @Test
    void longJobsWakeAWorkerForEachMessage() {
        policy.leaderLeft();
        run(3, LONG_JOB);

        assertThat(policy.wakesForMessage(100)).isTrue();
        assertThat(policy.followersFor(100)).isEqualTo(100);
    }

    @Test
    void messagesThatWaitForLongWakeWorkersUntilNoneWaits() {
        policy.leaderLeft();
        policy.fellBehind();
        assertThat(policy.wakesForMessage(100)).isTrue();
        assertThat(policy.followersFor(100)).isEqualTo(100);
        policy.caughtUp();

        assertThat(policy.wakesForMessage(100)).isFalse();
        assertThat(policy.followersFor(100)).isEqualTo(1);
    }

    @Test
    void withoutWorkNoFollowerIsNeeded() {
        policy.leaderLeft();

        assertThat(policy.followersFor(0)).isZero();
    }

    @Test
    void aFollowerWatchesWhileJobsAreShortOrResponsesWait() {
        assertThat(policy.needsWatcher(false)).isFalse();
        assertThat(policy.needsWatcher(true)).isTrue();
        policy.leaderLeft();

        assertThat(policy.needsWatcher(false)).isTrue();
    }
}
