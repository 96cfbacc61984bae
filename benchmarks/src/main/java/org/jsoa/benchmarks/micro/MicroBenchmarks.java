/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.micro;

import java.util.Collection;
import java.util.List;
import org.jsoa.benchmarks.process.JavaCommand;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs all of them. */
public final class MicroBenchmarks {

    private static final String ALLOCATION = "gc.alloc.rate.norm";

    /**
     * How much a piece costs.
     *
     * @param name what was measured
     * @param nanos for one operation
     * @param error of it, at 99.9 %
     * @param bytes of memory that it allocates
     */
    public record Cost(String name, double nanos, double error, double bytes) {}

    private MicroBenchmarks() {}

    /**
     * Measures them.
     *
     * @param seconds how long each iteration takes, of which there are eight
     * @return what they cost, in the order of their names
     */
    public static List<Cost> run(int seconds) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("org\\.jsoa\\..*Benchmark\\.")
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(seconds))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(seconds))
                        .jvmArgs(JavaCommand.OPTIONS.toArray(String[]::new))
                        .build())
                .run();
        return results.stream().map(MicroBenchmarks::cost).toList();
    }

    private static Cost cost(RunResult result) {
        String name = result.getParams().getBenchmark();
        String brief = name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
        String parameters = result.getParams().getParamsKeys().stream()
                .map(key -> ", " + key + " " + result.getParams().getParam(key))
                .reduce("", String::concat);
        Result<?> time = result.getPrimaryResult();
        Result<?> allocation = result.getSecondaryResults().get(ALLOCATION);
        return new Cost(
                brief + parameters,
                time.getScore(),
                time.getScoreError(),
                allocation == null ? Double.NaN : allocation.getScore());
    }
}
