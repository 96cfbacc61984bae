/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.measure;

import java.util.List;

/**
 * A part of a plan.
 *
 * @param cells the loads
 * @param rounds how often each contestant gets each of them; all get one before any gets it again
 */
public record Leg(List<Cell> cells, int rounds) {

    /** Copies. */
    public Leg {
        cells = List.copyOf(cells);
    }
}
