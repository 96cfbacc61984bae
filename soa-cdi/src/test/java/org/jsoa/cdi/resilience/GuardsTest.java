/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoa.client.SendFailedException;
import org.junit.jupiter.api.Test;

class GuardsTest {

    private static final FailurePolicy ONE_FAILURE =
            new FailurePolicy(0, Duration.ofMillis(1), 1, Duration.ofHours(1), false);

    private final Guards guards = new Guards(new FailurePolicies(Map.of(), ONE_FAILURE), Clock.systemUTC());

    private void fail(String service) {
        guards.of(service).enter();
        guards.of(service).leave(new SendFailedException(service, "the test says so", null));
    }

    @Test
    void allCallsOfAServiceHaveOneGuard() {
        assertThat(guards.of("users")).isSameAs(guards.of("users")).isNotSameAs(guards.of("orders"));
    }

    @Test
    void keepsNoMoreThanSoManyAndThoseRatherWhoseCircuitIsOpen() {
        fail("down");

        IntStream.range(0, 3 * Guards.MOST).forEach(i -> guards.of("users" + i));

        assertThat(guards.size()).isLessThanOrEqualTo(Guards.MOST);
        assertThat(guards.of("down").letsThrough()).isFalse();
    }

    @Test
    void keepsNoMoreThanSoManyEvenIfAllCircuitsAreOpen() {
        IntStream.range(0, 2 * Guards.MOST).forEach(i -> fail("users" + i));

        assertThat(guards.size()).isLessThanOrEqualTo(Guards.MOST);
    }
}
