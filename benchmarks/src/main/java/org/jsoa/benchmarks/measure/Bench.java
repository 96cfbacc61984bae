/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.measure;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jsoa.benchmarks.contestant.Running;
import org.jsoa.benchmarks.control.Compilers;
import org.jsoa.benchmarks.control.Control;
import org.jsoa.benchmarks.load.LoadResult;
import org.jsoa.benchmarks.load.LoadSpec;

/** One contestant on the bench: makes its loads, and looks at what they cost. */
final class Bench {

    /** Before each load that is measured, so that caches and connections are as they stay. */
    private static final Duration RUN_UP = Duration.ofMillis(300);

    private final String contestant;
    private final Running running;

    Bench(String contestant, Running running) {
        this.contestant = contestant;
        this.running = running;
    }

    /**
     * Has the JVMs compile what the loads will use.
     *
     * @param duration how long a load is
     */
    void warmUp(Cell cell, Duration duration) throws IOException {
        Control client = running.client().control();
        LoadSpec spec = cell.during(duration);
        new Compilers(List.of(client, running.server().control())).warmUp(duration, () -> {
            client.open(spec);
            LoadResult result = client.load(spec);
            client.closeCallers();
            check(result);
        });
    }

    Measurement measure(Cell cell, int round, Duration duration) throws IOException {
        Control client = running.client().control();
        client.open(cell.during(duration));
        client.load(cell.during(RUN_UP));
        Look before = Look.at(running);
        LoadResult result = client.load(cell.during(duration));
        Look after = Look.at(running);
        client.closeCallers();
        check(result);
        return new Measurement(contestant, cell, round, Measurement.Outcome.of(result), after.since(before));
    }

    /** Some calls may fail, and are counted. Where all do there is nothing to tell of. */
    private static void check(LoadResult result) throws IOException {
        if (result.calls() == 0) {
            throw new IOException("no call succeeded, the first failed with " + result.firstFailure());
        }
    }
}
