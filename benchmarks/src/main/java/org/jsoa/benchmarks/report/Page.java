/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jsoa.benchmarks.contestant.Contestant;
import org.jsoa.benchmarks.measure.Cell;
import org.jsoa.benchmarks.measure.Plan;
import org.jsoa.benchmarks.measure.Results;

/** The page of one run, in Markdown, with its plot beside it. */
public final class Page {

    private final Results results;
    private final Plan plan;
    private final int goalBytes;
    private final LocalDate day;

    /**
     * Creates a page.
     *
     * @param results what was measured
     * @param plan what was to be measured
     * @param goalBytes the length of the bodies by which the goals are measured
     * @param day when it was measured
     */
    public Page(Results results, Plan plan, int goalBytes, LocalDate day) {
        this.results = results;
        this.plan = plan;
        this.goalBytes = goalBytes;
        this.day = day;
    }

    /**
     * Writes the page and the plot.
     *
     * @param directory where to
     * @param command what was asked for
     * @return the text of the page
     */
    public String write(Path directory, String command) throws IOException {
        Files.createDirectories(directory);
        new Plot(results, goalBytes).write(directory.resolve(day + ".svg"));
        String text = text(command);
        Files.writeString(directory.resolve(day + ".md"), text);
        return text;
    }

    private String text(String command) throws IOException {
        StringBuilder page = new StringBuilder("# Benchmarks of %s%n%n".formatted(day));
        page.append("- Options: `%s`%n".formatted(command)).append(Machine.description());
        page.append(
                "- %d rounds of %d ms for each contestant and load, all contestants in turn; medians over the rounds.%n"
                        .formatted(plan.rounds(), plan.duration().toMillis()));
        page.append("%n## Goals%n%n%s%n## Contestants%n%n".formatted(new Goals(goalBytes).table(results)));
        for (Contestant contestant : plan.contestants()) {
            page.append("- `%s`: %s.%n".formatted(contestant.name(), contestant.description()));
        }
        page.append("%n![Latency against throughput](%s.svg)%n".formatted(day));
        Tables tables = new Tables(results);
        for (Cell cell : results.cells()) {
            page.append("%n## %s%n%n%s%n%s".formatted(cell, tables.speed(cell), tables.costs(cell)));
        }
        return page.toString();
    }
}
