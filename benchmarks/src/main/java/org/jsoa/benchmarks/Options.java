/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsoa.benchmarks.contestant.BaselineContestant;
import org.jsoa.benchmarks.contestant.Contestant;
import org.jsoa.benchmarks.contestant.Contestants;
import org.jsoa.benchmarks.contestant.Version;
import org.jsoa.benchmarks.measure.Cell;
import org.jsoa.benchmarks.measure.Leg;
import org.jsoa.benchmarks.measure.Plan;
import org.jsoa.benchmarks.pysoa.PysoaContestant;
import picocli.CommandLine.Option;

/** What the user chose. */
final class Options {

    private static final List<String> QUICK_CONTESTANTS = List.of(
            Contestants.TRANSPORT,
            Contestants.PING_PONG,
            Contestants.COMBINING,
            Contestants.REDISSON_NO_ACK,
            Contestants.GRPC);
    private static final List<String> COMPARED = List.of(Contestants.TRANSPORT, Contestants.CONTAINER);
    private static final List<Integer> QUICK_CALLERS = List.of(1, 64);
    /** As many callers make the calls whose rate is given; more calls than that do not wait at once. */
    private static final int OPEN_CALLERS = 128;

    private static final List<Integer> QUICK_BODIES = List.of(16);

    @Option(
            names = "--files",
            defaultValue = "${sys:benchmarks.files}",
            description = "a folder for logs, programs and the report")
    private Path files;

    @Option(
            names = "--server",
            defaultValue = "${sys:benchmarks.server}",
            description = "the folder with payara-micro.jar and soa-rar.rar")
    private Path server;

    @Option(names = "--quick", description = "about two minutes: few contestants, 1 and 64 callers, 16 B")
    private boolean quick;

    @Option(names = "--sections", split = ",", description = "calls, scaling, micro (default: all; quick: calls)")
    private List<Section> sections = new ArrayList<>();

    @Option(names = "--micro-seconds", defaultValue = "1", description = "of each iteration of JMH (default: 1)")
    private int microSeconds;

    @Option(names = "--contestants", split = ",", description = "who takes part (default: all)")
    private List<String> contestants = new ArrayList<>();

    @Option(
            names = "--baseline",
            description = "a folder that another checkout has written; transport and container also run in its version")
    private Path baseline;

    @Option(
            names = "--write-baseline",
            description = "measures nothing, but writes to this folder what --baseline of another checkout needs")
    private Path baselineToWrite;

    @Option(names = "--pysoa-python", description = "a Python that can import PySOA, which then takes part")
    private String pysoaPython;

    @Option(names = "--callers", split = ",", description = "numbers of callers (default: 1,8,64,512)")
    private List<Integer> callers = new ArrayList<>();

    @Option(names = "--bodies", split = ",", description = "lengths of bodies in bytes (default: 16,1024,65536)")
    private List<Integer> bodies = new ArrayList<>();

    @Option(
            names = "--rates",
            split = ",",
            description = "calls begun per second whether answered or not; - for none "
                    + "(default: 1000,2000,5000,10000,20000,40000; quick: none)")
    private List<String> rates = new ArrayList<>();

    @Option(names = "--results", description = "where the page and the plot go (default: the folder of --files)")
    private Path results;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "how often each is measured with the first of the bodies (default: 3)")
    private int rounds;

    @Option(
            names = "--other-rounds",
            defaultValue = "1",
            description = "how often each is measured with the other bodies, and at the rates (default: 1)")
    private int otherRounds;

    @Option(names = "--seconds", defaultValue = "2", description = "how long each time (default: 2)")
    private double seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "2",
            description = "seconds of a warm-up, of which there are 1 to 30 (default: 2)")
    private double warmUp;

    @Option(names = "--workers", defaultValue = "16", description = "calls that a service runs at once (default: 16)")
    private int workers;

    Path files() {
        return files;
    }

    Path server() {
        return server;
    }

    Path results() {
        return results == null ? files : results;
    }

    int workers() {
        return workers;
    }

    /** What was asked for, without what only means something on this machine. */
    String described(List<String> arguments) {
        String text = String.join(" ", arguments);
        text = pysoaPython == null ? text : text.replace(pysoaPython, "python");
        return results == null ? text : text.replace(" " + results, " results");
    }

    List<Section> sections() {
        return chosen(sections, List.of(Section.CALLS), List.of(Section.values()));
    }

    int microSeconds() {
        return microSeconds;
    }

    Duration duration() {
        return duration(seconds);
    }

    /** The length of the bodies by which the goals are measured. */
    int goalBytes() {
        return chosenBodies().get(0);
    }

    Path baselineToWrite() {
        return baselineToWrite;
    }

    Plan plan() throws IOException {
        List<String> names = contestants;
        if (names.isEmpty()) {
            names = quick ? QUICK_CONTESTANTS : Contestants.names();
        }
        List<Contestant> chosen = new ArrayList<>(Contestants.named(names));
        if (baseline != null) {
            chosen.addAll(withBaseline(chosen, Version.baseline(baseline)));
        }
        if (pysoaPython != null) {
            chosen.add(new PysoaContestant(pysoaPython));
        }
        List<Leg> legs = List.of(new Leg(closed(goalBytes()), rounds), new Leg(others(), otherRounds));
        return new Plan(chosen, legs, duration(), duration(warmUp));
    }

    private static List<Contestant> withBaseline(List<Contestant> chosen, Version version) {
        return chosen.stream()
                .filter(contestant -> COMPARED.contains(contestant.name()))
                .<Contestant>map(contestant -> new BaselineContestant(contestant, version))
                .toList();
    }

    private List<Cell> closed(int bytes) {
        return chosen(callers, QUICK_CALLERS, List.of(1, 8, 64, 512)).stream()
                .map(count -> Cell.closed(count, bytes))
                .toList();
    }

    private List<Cell> others() {
        List<Cell> cells = new ArrayList<>();
        chosenBodies().stream().skip(1).forEach(bytes -> cells.addAll(closed(bytes)));
        chosenRates().forEach(rate -> cells.add(new Cell(OPEN_CALLERS, goalBytes(), rate)));
        return cells;
    }

    private List<Integer> chosenRates() {
        if (rates.equals(List.of("-"))) {
            return List.of();
        }
        List<Integer> given = rates.stream().map(Integer::valueOf).toList();
        return chosen(given, List.of(), List.of(1000, 2000, 5000, 10_000, 20_000, 40_000));
    }

    private List<Integer> chosenBodies() {
        return chosen(bodies, QUICK_BODIES, List.of(16, 1024, 65536));
    }

    private <T> List<T> chosen(List<T> given, List<T> ifQuick, List<T> otherwise) {
        if (!given.isEmpty()) {
            return given;
        }
        return quick ? ifQuick : otherwise;
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis((long) (seconds * 1000));
    }
}
