/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.control;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The compilers of some JVMs, which take processor time from whatever is measured there. */
public final class Compilers {

    /** The part of a load that may be spent compiling when the warm-up ends. */
    private static final double MOST_COMPILING = 0.1;

    /** Some never rest. */
    private static final int MOST_LOADS = 30;

    private final List<Control> processes;

    /** Looks at the compilers of these processes. */
    public Compilers(List<Control> processes) {
        this.processes = List.copyOf(processes);
    }

    /** One load that warms up. */
    @FunctionalInterface
    public interface Load {

        /** Makes it. */
        void make() throws IOException;
    }

    /**
     * Repeats a load until hardly anything is left to compile: some contestants have much more of it than others.
     *
     * @param duration how long the load is
     */
    public void warmUp(Duration duration, Load load) throws IOException {
        for (int i = 0; i < MOST_LOADS; i++) {
            Duration before = compiling();
            load.make();
            if (compiling().minus(before).toNanos() < duration.toNanos() * MOST_COMPILING) {
                return;
            }
        }
    }

    private Duration compiling() throws IOException {
        Duration sum = Duration.ZERO;
        for (Control process : processes) {
            sum = sum.plus(process.usage().compiling());
        }
        return sum;
    }
}
