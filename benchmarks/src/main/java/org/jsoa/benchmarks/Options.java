/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsoa.benchmarks.contestant.Contestants;
import org.jsoa.benchmarks.measure.Cell;
import org.jsoa.benchmarks.measure.Plan;
import picocli.CommandLine.Option;

/** What the user chose. */
final class Options {

    private static final List<String> QUICK_CONTESTANTS =
            List.of(Contestants.TRANSPORT, Contestants.PING_PONG, Contestants.COMBINING);
    private static final List<Integer> QUICK_CALLERS = List.of(1, 64);
    private static final List<Integer> QUICK_BODIES = List.of(16);

    @Option(names = "--files", required = true, description = "a folder for logs, programs and the report")
    private Path files;

    @Option(names = "--quick", description = "about two minutes: few contestants, 1 and 64 callers, 16 B")
    private boolean quick;

    @Option(names = "--contestants", split = ",", description = "who takes part (default: all)")
    private List<String> contestants = new ArrayList<>();

    @Option(names = "--callers", split = ",", description = "numbers of callers (default: 1,8,64,512)")
    private List<Integer> callers = new ArrayList<>();

    @Option(names = "--bodies", split = ",", description = "lengths of bodies in bytes (default: 16,1024,65536)")
    private List<Integer> bodies = new ArrayList<>();

    @Option(names = "--rounds", description = "how often each is measured (default: 5; quick: 3)")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "2", description = "how long each time (default: 2)")
    private double seconds;

    @Option(names = "--warm-up", defaultValue = "6", description = "seconds before the first round (default: 6)")
    private double warmUp;

    @Option(names = "--workers", defaultValue = "16", description = "calls that a service runs at once (default: 16)")
    private int workers;

    Path files() {
        return files;
    }

    int workers() {
        return workers;
    }

    /** The length of the bodies by which the goals are measured. */
    int goalBytes() {
        return chosenBodies().get(0);
    }

    Plan plan() {
        List<String> names = contestants;
        if (names.isEmpty()) {
            names = quick ? QUICK_CONTESTANTS : Contestants.names();
        }
        return new Plan(Contestants.named(names), cells(), chosenRounds(), duration(seconds), duration(warmUp));
    }

    private List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (int bytes : chosenBodies()) {
            for (int count : chosen(callers, QUICK_CALLERS, List.of(1, 8, 64, 512))) {
                cells.add(Cell.closed(count, bytes));
            }
        }
        return cells;
    }

    private List<Integer> chosenBodies() {
        return chosen(bodies, QUICK_BODIES, List.of(16, 1024, 65536));
    }

    private List<Integer> chosen(List<Integer> given, List<Integer> ifQuick, List<Integer> otherwise) {
        if (!given.isEmpty()) {
            return given;
        }
        return quick ? ifQuick : otherwise;
    }

    private int chosenRounds() {
        if (rounds > 0) {
            return rounds;
        }
        return quick ? 3 : 5;
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis((long) (seconds * 1000));
    }
}
