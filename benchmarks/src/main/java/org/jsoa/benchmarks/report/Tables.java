/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jsoa.benchmarks.measure.Cell;
import org.jsoa.benchmarks.measure.Metric;
import org.jsoa.benchmarks.measure.Results;

/** The tables of one run: medians over its rounds. */
final class Tables {

    private final Results results;
    private final String first;

    Tables(Results results) {
        this.results = results;
        this.first =
                results.contestants().isEmpty() ? "" : results.contestants().get(0);
    }

    /** How often contestants got a load. */
    String rounds(Cell cell) {
        int rounds = results.rounds(cell);
        return rounds == 1 ? "1 round.\n" : rounds + " rounds.\n";
    }

    /** How fast each contestant is with a load, and how it compares with the first one. */
    String speed(Cell cell) {
        Table table =
                new Table("contestant", "calls/s", "spread", "/ " + first, "p50 us", "p99 us", "p99.9 us", "failed");
        for (String contestant : contestants(cell)) {
            List<String> row = new ArrayList<>(List.of(
                    contestant,
                    number(contestant, cell, Metric.THROUGHPUT, 0),
                    percent(results.spread(contestant, cell, Metric.THROUGHPUT)),
                    text(results.ratio(Metric.THROUGHPUT, contestant, first, cell), 2)));
            for (Metric metric : List.of(Metric.P50, Metric.P99, Metric.P999, Metric.FAILED)) {
                row.add(number(contestant, cell, metric, 0));
            }
            table.row(row);
        }
        return table.toString();
    }

    /** What a call costs each contestant with a load. */
    String costs(Cell cell) {
        Table table = new Table(
                "contestant",
                "CPU us/call",
                "client",
                "server",
                "between",
                "Redis commands/call",
                "Redis bytes/call",
                "client bytes allocated/call",
                "server bytes allocated/call");
        for (String contestant : contestants(cell)) {
            List<String> row = new ArrayList<>(List.of(contestant));
            for (Metric metric : List.of(Metric.CPU, Metric.CPU_CLIENT, Metric.CPU_SERVER, Metric.CPU_BROKER)) {
                row.add(number(contestant, cell, metric, 1));
            }
            row.add(number(contestant, cell, Metric.COMMANDS, 2));
            for (Metric metric : List.of(Metric.REDIS_BYTES, Metric.CLIENT_BYTES, Metric.SERVER_BYTES)) {
                row.add(number(contestant, cell, metric, 0));
            }
            table.row(row);
        }
        return table.toString();
    }

    private List<String> contestants(Cell cell) {
        return results.contestants().stream()
                .filter(contestant -> !results.of(contestant, cell).isEmpty())
                .toList();
    }

    private String number(String contestant, Cell cell, Metric metric, int digits) {
        return text(results.median(contestant, cell, metric), digits);
    }

    private static String percent(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.0f%%", value.getAsDouble() * 100) : "";
    }

    private static String text(OptionalDouble value, int digits) {
        return value.isPresent() ? String.format(Locale.ROOT, "%." + digits + "f", value.getAsDouble()) : "";
    }
}
