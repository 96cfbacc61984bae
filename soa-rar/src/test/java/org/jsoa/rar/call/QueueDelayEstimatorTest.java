/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class QueueDelayEstimatorTest {

    private static final long NOW = 5_000_000_000L;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final QueueDelayEstimator pace = new QueueDelayEstimator(NOW);

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Test
    void anyNumberMayWaitWhereNoCallHasFoundOthers() {
        pace.answered(0, millis(900));

        assertThat(pace.longest(Duration.ofMillis(1), NOW)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void asManyMayWaitAsWentInThatTimeBefore() {
        pace.answered(10, millis(200));

        assertThat(pace.longest(SECOND, NOW)).isEqualTo(51);
        assertThat(pace.longest(Duration.ofMillis(200), NOW)).isEqualTo(11);
    }

    @Test
    void anEmptyQueueIsNeverTooLong() {
        pace.answered(10, millis(200));

        assertThat(pace.longest(Duration.ofMillis(1), NOW)).isEqualTo(1);
    }

    @Test
    void doesNotTakeSlowActionsForASlowQueue() {
        pace.answered(0, millis(3_000));
        pace.answered(10, millis(3_200));

        assertThat(pace.longest(SECOND, NOW)).isEqualTo(51);
    }

    @Test
    void callsThatWereGivenUpSayHowLongTheyWaitedAtLeast() {
        pace.answered(10, millis(200));
        pace.givenUp(10, millis(1));
        assertThat(pace.longest(SECOND, NOW)).isEqualTo(51);

        pace.givenUp(10, millis(20_000));
        assertThat(pace.longest(SECOND, NOW)).isLessThan(2);
    }

    @Test
    void newCallsCountMoreThanOldOnes() {
        pace.answered(10, millis(20_000));
        for (int i = 0; i < 100; i++) {
            pace.answered(10, millis(200));
        }

        assertThat(pace.longest(SECOND, NOW)).isBetween(49, 51);
    }

    @Test
    void oneCallInASecondIsSentWhateverWaits() {
        pace.answered(10, millis(200));

        assertThat(pace.longest(SECOND, NOW + millis(999))).isEqualTo(51);
        assertThat(pace.longest(SECOND, NOW + millis(1_000))).isEqualTo(Integer.MAX_VALUE);
        assertThat(pace.longest(SECOND, NOW + millis(1_001))).isEqualTo(51);
    }
}
