/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.report;

import static org.jsoa.benchmarks.contestant.Contestants.CONTAINER;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jsoa.benchmarks.container.OwnObjects;
import org.jsoa.benchmarks.measure.Cell;
import org.jsoa.benchmarks.measure.Metric;
import org.jsoa.benchmarks.measure.Results;

/** What the application server that serves allocates for a call, less what the application itself needs. */
final class ServerMemory {

    private final Results results;

    ServerMemory(Results results) {
        this.results = results;
    }

    /** Returns the bytes of a call beyond the application's own objects; empty if they were not measured. */
    OptionalDouble beyondOwn(Cell cell) {
        OptionalDouble all = all(cell);
        return all.isPresent() ? OptionalDouble.of(all.getAsDouble() - own(cell)) : all;
    }

    private OptionalDouble all(Cell cell) {
        return results.median(CONTAINER, cell, Metric.SERVER_BYTES);
    }

    private static double own(Cell cell) {
        return new OwnObjects(cell.bodyBytes()).bytes();
    }

    String table() {
        Table table = new Table("load", "bytes/call", "of these the application's own", "beyond these");
        for (Cell cell : results.cells()) {
            all(cell)
                    .ifPresent(all -> table.row(
                            List.of(cell.toString(), number(all), number(own(cell)), number(all - own(cell)))));
        }
        return table.toString();
    }

    private static String number(double bytes) {
        return String.format(Locale.ROOT, "%.0f", bytes);
    }
}
