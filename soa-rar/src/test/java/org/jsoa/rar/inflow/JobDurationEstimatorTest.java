/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jsoa.message.ActionRequest;
import org.junit.jupiter.api.Test;

class JobDurationEstimatorTest {

    private static final Instant NOW = Instant.EPOCH;
    private static final List<ActionRequest> SLOW = actions("slow");

    private final AtomicLong nanos = new AtomicLong();
    private final JobDurationEstimator jobs = new JobDurationEstimator(true, nanos::get);

    private static List<ActionRequest> actions(String... names) {
        return List.of(names).stream()
                .map(name -> new ActionRequest(name, Map.of()))
                .toList();
    }

    private void learn(JobDurationEstimator learner, List<ActionRequest> actions, int times, long millis) {
        for (int i = 0; i < times; i++) {
            learner.ran(actions, TimeUnit.MILLISECONDS.toNanos(millis));
        }
    }

    private Optional<Duration> tooLong(List<ActionRequest> actions, long millisLeft) {
        return jobs.tooLong(actions, NOW.plusMillis(millisLeft), NOW);
    }

    @Test
    void aJobThatTakesLongerThanItsCallerWaitsIsLate() {
        learn(jobs, SLOW, 8, 200);

        assertThat(tooLong(SLOW, 199)).contains(Duration.ofMillis(200));
        assertThat(tooLong(SLOW, 200)).isEmpty();
    }

    @Test
    void hasNoEstimateUntilSomeJobsHaveRun() {
        learn(jobs, SLOW, 7, 200);

        assertThat(tooLong(SLOW, 1)).isEmpty();
    }

    @Test
    void keepsActionsApart() {
        learn(jobs, SLOW, 8, 200);
        learn(jobs, actions("fast"), 8, 1);

        assertThat(tooLong(actions("fast"), 50)).isEmpty();
        assertThat(tooLong(actions("unknown"), 50)).isEmpty();
        assertThat(tooLong(SLOW, 50)).isPresent();
    }

    @Test
    void hasNoEstimateForJobsWithSeveralActionsOrWithoutADeadline() {
        List<ActionRequest> several = actions("slow", "slow");
        learn(jobs, SLOW, 8, 200);
        learn(jobs, several, 8, 400);

        assertThat(tooLong(several, 1)).isEmpty();
        assertThat(jobs.tooLong(SLOW, null, NOW)).isEmpty();
    }

    @Test
    void oneLateJobPerSecondRunsAndAFewFastOnesLowerTheEstimate() {
        learn(jobs, SLOW, 8, 5_000);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));

        assertThat(tooLong(SLOW, 400)).isEmpty();
        assertThat(tooLong(SLOW, 400)).isPresent();

        learn(jobs, SLOW, 4, 1);
        assertThat(tooLong(SLOW, 400)).isEmpty();
    }

    @Test
    void noJobIsLateUnlessLateJobsAreRefused() {
        JobDurationEstimator indifferent = new JobDurationEstimator(false, nanos::get);
        learn(indifferent, SLOW, 8, 200);

        assertThat(indifferent.tooLong(SLOW, NOW.plusMillis(1), NOW)).isEmpty();
    }

    @Test
    void dropsEstimatesWhenThereAreTooManyActions() {
        learn(jobs, SLOW, 8, 200);
        for (int i = 0; i < 1_000; i++) {
            learn(jobs, actions("invented" + i), 1, 1);
        }

        assertThat(tooLong(SLOW, 1)).isEmpty();
    }
}
