/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.measure;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoa.benchmarks.contestant.Contestant;
import org.jsoa.benchmarks.contestant.Ground;

/** Runs a plan: all contestants are up all the time, and take turns. One that fails drops out, and the others go on. */
public final class Harness {

    private final List<Entrant> field = new ArrayList<>();
    private final Results results = new Results();
    private final Ground ground;
    private final Plan plan;
    private final PrintStream progress;

    /**
     * Creates a harness.
     *
     * @param ground where the contestants run
     * @param plan what to measure
     * @param progress is told what goes on
     */
    public Harness(Ground ground, Plan plan, PrintStream progress) {
        this.ground = ground;
        this.plan = plan;
        this.progress = progress;
    }

    /** Runs the plan, once. */
    public Results run() throws InterruptedException {
        for (Contestant contestant : plan.contestants()) {
            progress.println("Starting " + contestant.name() + " ...");
            Entrant entrant = new Entrant(contestant, ground);
            field.add(entrant);
            attempt(entrant, "start", () -> {
                entrant.start();
                entrant.warmUp(plan);
            });
        }
        for (Leg leg : plan.legs()) {
            for (int round = 1; round <= leg.rounds(); round++) {
                for (Cell cell : leg.cells()) {
                    round(round, cell);
                }
            }
        }
        return results;
    }

    private void round(int round, Cell cell) throws InterruptedException {
        for (Entrant entrant : List.copyOf(field)) {
            if (entrant.takes(cell)) {
                attempt(entrant, cell.toString(), () -> {
                    Measurement measured = entrant.measure(cell, round, plan.duration());
                    results.add(measured);
                    tell(measured);
                });
            }
        }
    }

    private void attempt(Entrant entrant, String when, Attempt attempt) throws InterruptedException {
        try {
            attempt.run();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            Dropout dropout = Dropout.of(entrant.name(), when, e);
            progress.printf("%s DROPS OUT, %s: %s%n", dropout.contestant(), dropout.when(), dropout.reason());
            results.add(dropout);
            field.remove(entrant);
            entrant.stop();
        }
    }

    /** Something that takes a contestant out of the run if it fails. */
    @FunctionalInterface
    private interface Attempt {

        void run() throws Exception;
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
