/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.measure;

import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jsoa.benchmarks.contestant.Contestant;
import org.jsoa.benchmarks.contestant.Ground;

/** Runs a plan: all contestants are up all the time, and take turns. */
public final class Harness {

    private static final int MOST_WARM_UP_CALLERS = 64;
    private static final int MOST_WARM_UPS = 10;
    private static final double STILL_FASTER = 1.05;

    private final Ground ground;
    private final PrintStream progress;

    /**
     * Creates a harness.
     *
     * @param ground where the contestants run
     * @param progress is told what goes on
     */
    public Harness(Ground ground, PrintStream progress) {
        this.ground = ground;
        this.progress = progress;
    }

    /** Runs the plan. */
    public Results run(Plan plan) throws Exception {
        Map<String, Bench> benches = new LinkedHashMap<>();
        for (Contestant contestant : plan.contestants()) {
            progress.println("Starting " + contestant.name() + " ...");
            Bench bench = new Bench(contestant.name(), contestant.start(ground));
            warmUp(bench, plan);
            benches.put(contestant.name(), bench);
        }
        Results results = new Results();
        for (int round = 1; round <= plan.rounds(); round++) {
            for (Cell cell : plan.cells()) {
                for (Bench bench : benches.values()) {
                    Measurement measured = bench.measure(cell, round, plan.duration());
                    results.add(measured);
                    tell(measured);
                }
            }
        }
        return results;
    }

    private static void warmUp(Bench bench, Plan plan) throws IOException {
        int callers = plan.cells().stream().mapToInt(Cell::callers).max().orElse(1);
        int bytes = plan.cells().stream().mapToInt(Cell::bodyBytes).min().orElse(1);
        warmUp(bench, Cell.closed(1, bytes), plan);
        warmUp(bench, Cell.closed(Math.min(callers, MOST_WARM_UP_CALLERS), bytes), plan);
    }

    /** Goes on until it gets no faster: some contestants have much more to compile than others. */
    private static void warmUp(Bench bench, Cell cell, Plan plan) throws IOException {
        double best = bench.warmUp(cell, plan.warmUp());
        for (int i = 1; i < MOST_WARM_UPS; i++) {
            double next = bench.warmUp(cell, plan.warmUp());
            if (next < best * STILL_FASTER) {
                return;
            }
            best = Math.max(best, next);
        }
    }

    private void tell(Measurement measured) {
        progress.printf(
                Locale.ROOT,
                "round %d, %s: %-20s %8.0f calls/s, p50 %7.0f us, p99 %7.0f us%s%n",
                measured.round(),
                measured.cell(),
                measured.contestant(),
                Metric.THROUGHPUT.of(measured),
                Metric.P50.of(measured),
                Metric.P99.of(measured),
                measured.outcome().failed() == 0
                        ? ""
                        : ", " + measured.outcome().failed() + " FAILED");
    }
}
