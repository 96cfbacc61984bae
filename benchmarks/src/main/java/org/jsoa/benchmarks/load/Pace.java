/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.load;

import java.util.concurrent.locks.LockSupport;

/** Says when a caller begins its calls, on the clock of {@link System#nanoTime}. */
sealed interface Pace {

    /** Waits until the next call is due, and returns when it was: its latency counts from there. */
    long next();

    /** The next call is due at once. */
    record Closed() implements Pace {

        @Override
        public long next() {
            return System.nanoTime();
        }
    }

    /** Calls are due at fixed times, whatever became of those before. */
    final class Open implements Pace {

        private final long interval;
        private long due;

        Open(long first, long interval) {
            this.due = first;
            this.interval = interval;
        }

        @Override
        public long next() {
            long now = due;
            due += interval;
            for (long left = now - System.nanoTime(); left > 0; left = now - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            return now;
        }
    }

    /** Returns the pace of one of the callers of a load that begins now. */
    static Pace of(LoadSpec spec, int caller) {
        if (spec.callsPerSecond() == 0) {
            return new Closed();
        }
        double between = 1e9 / spec.callsPerSecond();
        return new Open(System.nanoTime() + (long) (caller * between), (long) (between * spec.callers()));
    }
}
