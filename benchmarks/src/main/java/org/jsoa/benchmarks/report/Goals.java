/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.report;

import static org.jsoa.benchmarks.contestant.Contestants.ARTEMIS;
import static org.jsoa.benchmarks.contestant.Contestants.AT_LEAST_ONCE;
import static org.jsoa.benchmarks.contestant.Contestants.COMBINING;
import static org.jsoa.benchmarks.contestant.Contestants.CONTAINER;
import static org.jsoa.benchmarks.contestant.Contestants.GRPC;
import static org.jsoa.benchmarks.contestant.Contestants.PING_PONG;
import static org.jsoa.benchmarks.contestant.Contestants.PYSOA;
import static org.jsoa.benchmarks.contestant.Contestants.REDISSON_NO_ACK;
import static org.jsoa.benchmarks.contestant.Contestants.TRANSPORT;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jsoa.benchmarks.measure.Cell;
import org.jsoa.benchmarks.measure.Metric;
import org.jsoa.benchmarks.measure.Results;

/** Our goals, as ratios: these say something on any machine. */
final class Goals {

    private final Cell lone;
    private final Cell many;

    /**
     * Creates the goals.
     *
     * @param bodyBytes the length of the bodies by which they are measured
     */
    Goals(int bodyBytes) {
        lone = Cell.closed(1, bodyBytes);
        many = Cell.closed(64, bodyBytes);
    }

    private List<Goal> all() {
        return List.of(
                Goal.atMost(
                        "transport / ping-pong, p50 of 1 caller",
                        1.15,
                        results -> results.ratio(Metric.P50, TRANSPORT, PING_PONG, lone)),
                Goal.atLeast(
                        "transport / combining, calls/s of 64 callers",
                        0.8,
                        results -> results.ratio(Metric.THROUGHPUT, TRANSPORT, COMBINING, many)),
                Goal.atLeast(
                        "transport / grpc, calls/s of 64 callers",
                        1.0,
                        results -> results.ratio(Metric.THROUGHPUT, TRANSPORT, GRPC, many)),
                Goal.atLeast(
                        "container / redisson-no-ack, calls/s of 64 callers",
                        5,
                        results -> results.ratio(Metric.THROUGHPUT, CONTAINER, REDISSON_NO_ACK, many)),
                Goal.atLeast(
                        "container / artemis, calls/s of 64 callers",
                        2.2,
                        results -> results.ratio(Metric.THROUGHPUT, CONTAINER, ARTEMIS, many)),
                Goal.atLeast(
                        "container / pysoa, calls/s of 64 callers",
                        12,
                        results -> results.ratio(Metric.THROUGHPUT, CONTAINER, PYSOA, many)),
                Goal.atMost(
                        "container / transport, p50 of 1 caller",
                        1.6,
                        results -> results.ratio(Metric.P50, CONTAINER, TRANSPORT, lone)),
                Goal.atMost(
                        "container / redisson-no-ack, CPU of all processes per call, 64 callers",
                        0.3,
                        results -> results.ratio(Metric.CPU, CONTAINER, REDISSON_NO_ACK, many)),
                Goal.atMost(
                        "container, KiB allocated by the server per call beyond the application's own objects, 64 callers",
                        4,
                        results -> kibibytes(new ServerMemory(results).beyondOwn(many))),
                Goal.atLeast(
                        "transport-at-least-once / transport, calls/s of 64 callers",
                        0.75,
                        results -> results.ratio(Metric.THROUGHPUT, AT_LEAST_ONCE, TRANSPORT, many)));
    }

    private static OptionalDouble kibibytes(OptionalDouble bytes) {
        return bytes.isPresent() ? OptionalDouble.of(bytes.getAsDouble() / 1024) : bytes;
    }

    String table(Results results) {
        Table table = new Table("goal", "wanted", "measured", "met");
        for (Goal goal : all()) {
            OptionalDouble value = goal.value().apply(results);
            table.row(List.of(
                    goal.what(),
                    (goal.atMost() ? "<= " : ">= ") + goal.limit(),
                    value.isPresent() ? String.format(Locale.ROOT, "%.2f", value.getAsDouble()) : "not measured",
                    value.isEmpty() ? "" : goal.isMetBy(value.getAsDouble()) ? "yes" : "NO"));
        }
        return table.toString();
    }
}
