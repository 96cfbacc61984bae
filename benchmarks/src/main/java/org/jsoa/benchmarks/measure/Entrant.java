/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.measure;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jsoa.benchmarks.contestant.Contestant;
import org.jsoa.benchmarks.contestant.Ground;
import org.jsoa.benchmarks.process.Child;

/** A contestant in a run, with the processes that it has started. */
final class Entrant {

    private static final int MOST_WARM_UP_CALLERS = 64;

    private final Contestant contestant;
    private final Ground ground;
    private List<Child> processes = List.of();
    private Bench bench;

    Entrant(Contestant contestant, Ground ground) {
        this.contestant = contestant;
        this.ground = ground;
    }

    String name() {
        return contestant.name();
    }

    boolean takes(Cell cell) {
        return contestant.takes(cell.callsPerSecond());
    }

    void start() throws Exception {
        List<Child> others = ground.children().started();
        try {
            bench = new Bench(name(), contestant.start(ground));
        } finally {
            processes = ground.children().started().stream()
                    .filter(child -> !others.contains(child))
                    .toList();
        }
    }

    /** Has it compile what the loads of the plan will use. */
    void warmUp(Plan plan) throws IOException {
        int callers = plan.cells().stream().mapToInt(Cell::callers).max().orElse(1);
        int bytes = plan.cells().stream().mapToInt(Cell::bodyBytes).min().orElse(1);
        bench.warmUp(Cell.closed(1, bytes), plan.warmUp());
        bench.warmUp(Cell.closed(Math.min(callers, MOST_WARM_UP_CALLERS), bytes), plan.warmUp());
    }

    Measurement measure(Cell cell, int round, Duration duration) throws IOException {
        return bench.measure(cell, round, duration);
    }

    /** Stops its processes, so that they cost the others nothing. */
    void stop() {
        processes.forEach(Child::stop);
    }
}
