/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jsoa.benchmarks.contestant.Ground;
import org.jsoa.benchmarks.control.ControlHub;
import org.jsoa.benchmarks.measure.Harness;
import org.jsoa.benchmarks.measure.Plan;
import org.jsoa.benchmarks.measure.Results;
import org.jsoa.benchmarks.process.Children;
import org.jsoa.benchmarks.process.RedisProgram;
import org.jsoa.benchmarks.report.Page;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures contestants against each other, and writes a page about it. */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        description = "Measures what a call costs, next to other ways to make it.")
public final class Main implements Callable<Integer> {

    @Mixin
    private Options options = new Options();

    private final List<String> arguments;

    private Main(List<String> arguments) {
        this.arguments = arguments;
    }

    /**
     * Runs the measurements.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main(List.of(args))).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Plan plan = options.plan();
        Path files = Files.createDirectories(options.files());
        try (Children children = new Children(files.resolve("logs"));
                ControlHub hub = new ControlHub()) {
            Runtime.getRuntime().addShutdownHook(new Thread(children::close));
            RedisProgram redis = new RedisProgram(files, children);
            Ground ground = new Ground(files, options.server(), children, redis, hub, options.workers());
            Results results = new Harness(ground, System.out).run(plan);
            report(results, plan);
        }
        return 0;
    }

    private void report(Results results, Plan plan) throws IOException {
        Page page = new Page(results, plan, options.goalBytes(), LocalDate.now(ZoneId.systemDefault()));
        System.out.println();
        System.out.println(page.write(options.results(), String.join(" ", arguments)));
        System.out.println("Written to " + options.results());
    }
}
