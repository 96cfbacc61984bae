/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.measure;

import java.time.Duration;
import java.util.List;
import org.jsoa.benchmarks.contestant.Contestant;

/**
 * What to measure.
 *
 * @param contestants who takes part
 * @param cells the loads
 * @param rounds how often each contestant gets each load; all get one before any gets it again
 * @param duration how long a load is measured
 * @param warmUp how long each contestant runs at least, alone and with many callers, before the first round; it goes on for as
 *     many times that as it takes until it gets no faster, at most ten
 */
public record Plan(List<Contestant> contestants, List<Cell> cells, int rounds, Duration duration, Duration warmUp) {

    /** Copies. */
    public Plan {
        contestants = List.copyOf(contestants);
        cells = List.copyOf(cells);
    }
}
