/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.scaling;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsoa.benchmarks.contestant.Ground;

/** Goes through all steps, one after the other. */
public final class ScalingRun {

    private static final List<Integer> WORKERS = List.of(1, 2, 4, 8);
    private static final List<Integer> SHARDS = List.of(1, 2, 4);

    /** One less than a list holds at most, by the default of the adapter. */
    private static final List<Integer> DEPTHS = List.of(10, 100, 1000, 9_999);

    private static final List<Integer> SERVICES = List.of(1, 500);
    private static final List<Integer> CLIENTS = List.of(1, 8);
    private static final int CALLERS = 64;
    private static final Duration SETTLED = Duration.ofSeconds(5);

    private final Ground ground;
    private final Duration duration;
    private final PrintStream progress;

    /**
     * Creates a run.
     *
     * @param ground where it runs
     * @param duration how long each step is measured
     * @param progress is told what goes on
     */
    public ScalingRun(Ground ground, Duration duration, PrintStream progress) {
        this.ground = ground;
        this.duration = duration;
        this.progress = progress;
    }

    /** Measures calls while there are more and more workers, instances, shards, waiting messages and services. */
    public List<Step> steps() throws InterruptedException {
        List<Step> steps = new ArrayList<>();
        for (int workers : WORKERS) {
            steps.add(step("workers, jobs of 2 ms", workers, Setup.waiting(1, workers), CALLERS));
        }
        for (int instances : WORKERS) {
            steps.add(step("instances with 1 worker, jobs of 2 ms", instances, Setup.waiting(instances, 1), CALLERS));
        }
        for (int shards : SHARDS) {
            steps.add(step("shards", shards, Setup.withShards(shards), CALLERS));
        }
        for (int depth : DEPTHS) {
            steps.add(step("calls that wait at once", depth, Setup.withBursts(depth), 1));
        }
        for (int services : SERVICES) {
            steps.add(step("services in one node", services, Setup.withServices(services), CALLERS));
        }
        return steps;
    }

    /** A step that fails takes none of the others with it. */
    private Step step(String series, int amount, Setup setup, int callers) throws InterruptedException {
        Step step;
        try (Stage stage = Stage.of(ground, setup)) {
            step = Step.of(series, amount, setup.variant().burst(), stage.load(callers, duration));
        } catch (IOException e) {
            step = Step.notMeasured(series, amount, e.getMessage());
        }
        progress.println(step);
        return step;
    }

    /** Measures what idle services and idle clients cost. */
    public List<IdleCost> idle() throws IOException, InterruptedException {
        List<IdleCost> costs = new ArrayList<>();
        for (int services : SERVICES) {
            try (Stage stage = Stage.of(ground, Setup.withServices(services))) {
                costs.add(idle("services of one node", services, stage));
            }
        }
        for (int clients : CLIENTS) {
            try (Stage stage = Stage.of(ground, Setup.USUAL)) {
                stage.leaveClientsAlone(clients);
                costs.add(idle("clients that have called", clients, stage));
            }
        }
        return costs;
    }

    private IdleCost idle(String what, int amount, Stage stage) throws InterruptedException {
        // What starting costs shall be over.
        Thread.sleep(SETTLED.toMillis());
        long commands = stage.commands();
        Duration cpu = stage.cpu();
        long begin = System.nanoTime();
        Thread.sleep(SETTLED.multipliedBy(2).toMillis());
        double seconds = (System.nanoTime() - begin) / 1e9;
        IdleCost cost = new IdleCost(
                what,
                amount,
                (stage.commands() - commands) / seconds,
                stage.cpu().minus(cpu).toNanos() / 1e6 / seconds);
        progress.println(cost);
        return cost;
    }
}
