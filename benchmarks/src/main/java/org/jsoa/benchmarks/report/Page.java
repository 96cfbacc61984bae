/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jsoa.benchmarks.contestant.Contestant;
import org.jsoa.benchmarks.contestant.Contestants;
import org.jsoa.benchmarks.measure.Cell;
import org.jsoa.benchmarks.measure.Plan;
import org.jsoa.benchmarks.measure.Results;
import org.jsoa.benchmarks.micro.MicroBenchmarks;
import org.jsoa.benchmarks.scaling.IdleCost;
import org.jsoa.benchmarks.scaling.Step;

/** The page of one run, in Markdown, with its plot beside it. */
public final class Page {

    private final StringBuilder text = new StringBuilder();
    private final Path directory;
    private final LocalDate day;

    /**
     * Begins a page.
     *
     * @param directory where it goes
     * @param day when it is measured
     * @param command what was asked for
     */
    public Page(Path directory, LocalDate day, String command) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.day = day;
        text.append("# Benchmarks of %s%n%n- Options: `%s`%n%s".formatted(day, command, Machine.description()));
    }

    /**
     * Adds what came of contestants, and a plot of it.
     *
     * @param results what was measured
     * @param plan what was to be measured
     * @param goalBytes the length of the bodies by which the goals are measured
     */
    public void add(Results results, Plan plan, int goalBytes) throws IOException {
        section("Goals", new Goals(goalBytes).table(results));
        section("Contestants", contestants(plan));
        if (!results.dropouts().isEmpty()) {
            section("Contestants that failed", ExtraTables.dropouts(results.dropouts()));
        }
        if (!results.cells().isEmpty()) {
            new Plot(results, goalBytes).write(directory.resolve(day + ".svg"));
            text.append("%n![Latency against throughput](%s.svg)%n".formatted(day));
        }
        Tables tables = new Tables(results);
        for (Cell cell : results.cells()) {
            section(cell.toString(), tables.rounds(cell) + "\n" + tables.speed(cell) + "\n" + tables.costs(cell));
        }
        if (results.contestants().contains(Contestants.CONTAINER)) {
            section("Memory that the server of `container` allocates", new ServerMemory(results).table());
        }
    }

    private static String contestants(Plan plan) {
        StringBuilder list = new StringBuilder(
                "Each contestant gets each load for %d ms, all in turn; medians over the rounds. The spread is that of the calls/s.%n%n"
                        .formatted(plan.duration().toMillis()));
        for (Contestant contestant : plan.contestants()) {
            list.append("- `%s`: %s.%n".formatted(contestant.name(), contestant.description()));
        }
        return list.toString();
    }

    /** Adds how the transport scales, and what it costs when nothing happens. */
    public void add(List<Step> steps, List<IdleCost> idle) {
        section("Transport with more of everything", ExtraTables.steps(steps));
        section("Idle services and clients", ExtraTables.idle(idle));
    }

    /** Adds what single pieces cost. */
    public void add(List<MicroBenchmarks.Cost> costs) {
        section("Single pieces", ExtraTables.micro(costs));
    }

    /**
     * Adds that a section of the run failed.
     *
     * @param section its name
     * @param reason what went wrong
     */
    public void addFailure(String section, String reason) {
        section("The section `" + section + "` failed", reason + "\n");
    }

    private void section(String title, String content) {
        text.append("%n## %s%n%n".formatted(title)).append(content);
    }

    /**
     * Writes the page.
     *
     * @return its text
     */
    public String write() throws IOException {
        Files.writeString(directory.resolve(day + ".md"), text);
        return text.toString();
    }
}
