/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.report;

import java.util.List;
import java.util.Locale;
import org.jsoa.benchmarks.measure.Dropout;
import org.jsoa.benchmarks.micro.MicroBenchmarks;
import org.jsoa.benchmarks.scaling.IdleCost;
import org.jsoa.benchmarks.scaling.Step;

/** The tables of what is not a contest. */
final class ExtraTables {

    private ExtraTables() {}

    static String steps(List<Step> steps) {
        Table table = new Table("of what", "how many", "calls/s", "p50 us", "p99 us", "failed", "problem");
        for (Step step : steps) {
            table.row(List.of(
                    step.series(),
                    Integer.toString(step.amount()),
                    number(0, step.callsPerSecond()),
                    number(0, step.p50()),
                    number(0, step.p99()),
                    Long.toString(step.failed()),
                    brief(step.problem())));
        }
        return table.toString();
    }

    static String dropouts(List<Dropout> dropouts) {
        Table table = new Table("contestant", "failed at", "since");
        dropouts.forEach(dropout -> table.row(List.of(dropout.contestant(), dropout.when(), brief(dropout.reason()))));
        return table.toString();
    }

    /** One line that fits into a table. Where the log is concerns nobody who reads the page elsewhere. */
    private static String brief(String problem) {
        String line = problem.lines().findFirst().orElse("").replace('|', '/');
        int end = line.indexOf("; see ");
        return end < 0 ? line : line.substring(0, end);
    }

    static String idle(List<IdleCost> costs) {
        Table table = new Table(
                "idle",
                "how many",
                "Redis commands/s",
                "Redis commands/s each",
                "CPU ms/s",
                "met (<= 1 command/s each)");
        for (IdleCost cost : costs) {
            table.row(List.of(
                    cost.what(),
                    Integer.toString(cost.amount()),
                    number(2, cost.commandsPerSecond()),
                    number(3, cost.commandsEach()),
                    number(1, cost.cpuMillisPerSecond()),
                    cost.commandsEach() <= 1 ? "yes" : "NO"));
        }
        return table.toString();
    }

    static String micro(List<MicroBenchmarks.Cost> costs) {
        Table table = new Table("piece", "ns/operation", "+-", "bytes allocated/operation");
        for (MicroBenchmarks.Cost cost : costs) {
            table.row(List.of(cost.name(), number(0, cost.nanos()), number(0, cost.error()), number(0, cost.bytes())));
        }
        return table.toString();
    }

    private static String number(int digits, double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
