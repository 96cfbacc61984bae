/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deadlines on a clock whose values may be anything and may overflow. */
class DeadlineTest {

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE, Long.MIN_VALUE, -1})
    void tellsTheTimeLeftWhateverTheClockSays(long now) {
        Deadline deadline = Deadline.in(Duration.ofSeconds(3), now);

        assertThat(deadline.left(now)).isEqualTo(Duration.ofSeconds(3));
        assertThat(deadline.minus(Duration.ofSeconds(4)).left(now)).isEqualTo(Duration.ofSeconds(-1));
        assertThat(deadline.minus(Duration.ofSeconds(1)).isBefore(deadline)).isTrue();
        assertThat(deadline.isBefore(deadline)).isFalse();
    }

    @Test
    void timesThatAreTooLongCountAsAHundredYears() {
        Deadline late = Deadline.in(Duration.ofSeconds(Long.MAX_VALUE), 0);
        Deadline early = Deadline.in(Duration.ofSeconds(Long.MIN_VALUE), 0);

        assertThat(late.left(0)).isEqualTo(Duration.ofDays(36_500));
        assertThat(early.left(0)).isEqualTo(Duration.ofDays(-36_500));
        assertThat(early.isBefore(late)).isTrue();
        assertThat(late.isBefore(null)).isTrue();
    }
}
