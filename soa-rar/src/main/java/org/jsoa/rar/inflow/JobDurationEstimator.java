/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jsoa.message.ActionRequest;

/**
 * Tells which jobs could not be answered in time any more, going by how long the last ones of the same action took. Of jobs
 * with several actions it knows nothing, since an error may end them early.
 */
final class JobDurationEstimator {

    /** With so many actions all begin anew: their names come from strangers. */
    private static final int MOST_ACTIONS = 1_000;

    private static final int JOBS_IN_MEAN = 8;

    /** How often a late job is run all the same: what is not run does not tell that jobs have become faster. */
    private static final long PROBE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Map<String, Pace> paces = new ConcurrentHashMap<>();
    private final boolean refused;
    private final LongSupplier nanoTime;

    /** Creates what tells; unless they are to be refused, no job is late, and nothing is learned. */
    JobDurationEstimator(boolean refused, LongSupplier nanoTime) {
        this.refused = refused;
        this.nanoTime = nanoTime;
    }

    /**
     * Looks at a job that is about to run.
     *
     * @param deadline when its caller stops waiting, or null if it never does
     * @return how long it would take, if that is too long
     */
    Optional<Duration> tooLong(List<ActionRequest> actions, Instant deadline, Instant now) {
        if (!refused || deadline == null || actions.size() != 1) {
            return Optional.empty();
        }
        Pace pace = paces.get(actions.get(0).action());
        return pace == null ? Optional.empty() : pace.ifLonger(Duration.between(now, deadline), nanoTime.getAsLong());
    }

    /**
     * Learns from a job that has run.
     *
     * @param nanos how long it took
     */
    void ran(List<ActionRequest> actions, long nanos) {
        if (refused && actions.size() == 1) {
            pace(actions.get(0).action()).add(nanos);
        }
    }

    private Pace pace(String action) {
        if (paces.size() >= MOST_ACTIONS && !paces.containsKey(action)) {
            paces.clear();
        }
        return paces.computeIfAbsent(action, name -> new Pace(nanoTime.getAsLong()));
    }

    private static final class Pace {

        private long mean;
        private int jobs;
        private long probed;

        Pace(long now) {
            probed = now;
        }

        synchronized void add(long nanos) {
            jobs = Math.min(jobs + 1, JOBS_IN_MEAN);
            // A fast one counts for more: after a bad time few are run, and those must be enough to learn that it is
            // over.
            mean += (nanos - mean) / (nanos < mean ? Math.min(jobs, 2) : jobs);
        }

        synchronized Optional<Duration> ifLonger(Duration left, long now) {
            Duration expected = Duration.ofNanos(mean);
            if (jobs < JOBS_IN_MEAN || expected.compareTo(left) <= 0) {
                return Optional.empty();
            }
            if (now - probed >= PROBE_NANOS) {
                probed = now;
                return Optional.empty();
            }
            return Optional.of(expected);
        }
    }
}
