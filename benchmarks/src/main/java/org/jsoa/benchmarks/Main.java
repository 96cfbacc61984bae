/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jsoa.benchmarks.contestant.Ground;
import org.jsoa.benchmarks.contestant.Version;
import org.jsoa.benchmarks.control.ControlHub;
import org.jsoa.benchmarks.measure.Harness;
import org.jsoa.benchmarks.measure.Plan;
import org.jsoa.benchmarks.measure.Results;
import org.jsoa.benchmarks.micro.MicroBenchmarks;
import org.jsoa.benchmarks.process.Children;
import org.jsoa.benchmarks.process.RedisProgram;
import org.jsoa.benchmarks.report.Page;
import org.jsoa.benchmarks.scaling.ScalingRun;
import org.jsoa.benchmarks.scaling.Step;
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
        System.exit(new CommandLine(new Main(List.of(args)))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }

    @Override
    public Integer call() throws Exception {
        if (options.baselineToWrite() != null) {
            Version.current(Files.createDirectories(options.files()), options.server())
                    .write(options.baselineToWrite());
            return 0;
        }
        Page page = new Page(options.results(), LocalDate.now(ZoneId.systemDefault()), options.described(arguments));
        boolean complete = true;
        for (Section section : options.sections()) {
            complete &= attempt(section, page);
            // What is there is there, whatever becomes of the other sections.
            page.write();
        }
        System.out.println();
        System.out.println(page.write());
        System.out.println("Written to " + options.results());
        if (!complete) {
            System.out.println("Something FAILED; the page says what.");
        }
        return complete ? 0 : 1;
    }

    private boolean attempt(Section section, Page page) throws InterruptedException {
        try {
            return run(section, page);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            e.printStackTrace();
            page.addFailure(section.name().toLowerCase(Locale.ROOT), e.toString());
            return false;
        }
    }

    /** Returns whether everything went well. */
    private boolean run(Section section, Page page) throws Exception {
        if (section == Section.MICRO) {
            page.add(MicroBenchmarks.run(options.microSeconds()));
            return true;
        }
        Path files = Files.createDirectories(options.files());
        try (Children children = new Children(files.resolve("logs"));
                ControlHub hub = new ControlHub()) {
            Runtime.getRuntime().addShutdownHook(new Thread(children::close));
            RedisProgram redis = new RedisProgram(files, children);
            Version version = Version.current(files, options.server());
            Ground ground = new Ground(files, version, children, redis, hub, options.workers());
            if (section == Section.CALLS) {
                Plan plan = options.plan();
                Results results = new Harness(ground, plan, System.out).run();
                page.add(results, plan, options.goalBytes());
                return results.dropouts().isEmpty();
            }
            ScalingRun scaling = new ScalingRun(ground, options.duration(), System.out);
            List<Step> steps = scaling.steps();
            page.add(steps, scaling.idle());
            return steps.stream().allMatch(step -> step.problem().isEmpty());
        }
    }
}
