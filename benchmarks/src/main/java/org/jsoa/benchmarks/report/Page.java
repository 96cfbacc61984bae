/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.report;

import java.util.List;
import org.jsoa.benchmarks.contestant.Contestant;
import org.jsoa.benchmarks.measure.Cell;
import org.jsoa.benchmarks.measure.Results;

/** The page of one run, in Markdown. */
public final class Page {

    private final Results results;
    private final List<Contestant> contestants;
    private final int goalBytes;

    /**
     * Creates a page.
     *
     * @param results what was measured
     * @param contestants who took part
     * @param goalBytes the length of the bodies by which the goals are measured
     */
    public Page(Results results, List<Contestant> contestants, int goalBytes) {
        this.results = results;
        this.contestants = List.copyOf(contestants);
        this.goalBytes = goalBytes;
    }

    /** Returns the tables. */
    public String text() {
        StringBuilder page = new StringBuilder("## Goals\n\n").append(new Goals(goalBytes).table(results));
        page.append("\n## Contestants\n\n");
        for (Contestant contestant : contestants) {
            page.append("- `%s`: %s.%n".formatted(contestant.name(), contestant.description()));
        }
        Tables tables = new Tables(results);
        for (Cell cell : results.cells()) {
            page.append("%n## %s%n%n%s%n%s".formatted(cell, tables.speed(cell), tables.costs(cell)));
        }
        return page.toString();
    }
}
