/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.measure;

import java.time.Duration;
import java.util.List;
import org.jsoa.benchmarks.contestant.Contestant;

/**
 * What to measure.
 *
 * @param contestants who takes part
 * @param legs the loads, one leg after the other
 * @param duration how long a load is measured
 * @param warmUp how long each contestant runs at least, alone and with many callers, before the first round; it goes on for as
 *     many times that as it takes until its JVMs compile hardly anything any more, at most thirty
 */
public record Plan(List<Contestant> contestants, List<Leg> legs, Duration duration, Duration warmUp) {

    /** Copies. */
    public Plan {
        contestants = List.copyOf(contestants);
        legs = List.copyOf(legs);
    }

    List<Cell> cells() {
        return legs.stream().flatMap(leg -> leg.cells().stream()).toList();
    }
}
