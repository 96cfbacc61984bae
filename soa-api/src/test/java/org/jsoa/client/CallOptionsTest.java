/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallOptionsTest {

    @Test
    void eachMethodChangesOneThingAndKeepsTheOthers() {
        CallOptions all = CallOptions.DEFAULT
                .withTimeout(Duration.ofSeconds(2))
                .withoutJobDeadline()
                .withCorrelationId("id")
                .withSwitches(Set.of(5L))
                .withContext(Map.of("tenant", "t"))
                .withContinueOnError()
                .withControl(Map.of("extra", 1L))
                .withErrorsInResponse()
                .withJobErrorsInResponse()
                .withExpansions(Map.of("book", List.of("author")))
                .withIdempotence();

        assertThat(all)
                .isEqualTo(new CallOptions(
                        new CallOptions.Time(Duration.ofSeconds(2), false),
                        new CallOptions.Header("id", Set.of(5L), Map.of("tenant", "t")),
                        new CallOptions.Control(true, Map.of("extra", 1L)),
                        new CallOptions.Raise(false, false),
                        Map.of("book", List.of("author")),
                        true));
        assertThat(all.withTimeout(null).time()).isEqualTo(new CallOptions.Time(null, false));
    }

    @Test
    void errorsOfActionsAndOfJobsStayInTheResponseIndependently() {
        assertThat(CallOptions.DEFAULT.withErrorsInResponse().raise()).isEqualTo(new CallOptions.Raise(true, false));
        assertThat(CallOptions.DEFAULT.withJobErrorsInResponse().raise()).isEqualTo(new CallOptions.Raise(false, true));
    }

    @Test
    void refusesATimeoutThatIsTooLong() {
        assertThat(CallOptions.DEFAULT.withTimeout(TimeoutRule.LONGEST).time().timeout())
                .isEqualTo(TimeoutRule.LONGEST);
        assertThatThrownBy(() -> CallOptions.DEFAULT.withTimeout(ChronoUnit.FOREVER.getDuration()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("timeout must be at most 365 days");
        assertThatThrownBy(() -> CallOptions.DEFAULT.withTimeout(Duration.ofSeconds(Long.MIN_VALUE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesATimeoutThatIsNotPositive() {
        assertThatThrownBy(() -> CallOptions.DEFAULT.withTimeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
