/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jsoa.message.ActionRequest;
import org.jsoa.rar.time.MonotonicClock;

/**
 * Estimates which jobs could not end before their deadline, from the durations of the last jobs of the same action. There is no estimate
 * for jobs with several actions, since an error may end them early.
 */
final class JobDurationEstimator {

    /** At this number of actions all estimates are dropped. Callers choose the names, and memory must stay bounded. */
    private static final int MOST_ACTIONS = 1_000;

    private static final int JOBS_IN_MEAN = 8;

    /** How often a late job runs nevertheless. Otherwise nothing would show that jobs have become faster. */
    private static final long PROBE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Map<String, Estimate> estimates = new ConcurrentHashMap<>();
    private final boolean refused;
    private final MonotonicClock clock;

    /**
     * Creates an estimator without estimates.
     *
     * @param refused whether late jobs are refused; otherwise no job counts as late
     * @param clock tells when a late job runs nevertheless
     */
    JobDurationEstimator(boolean refused, MonotonicClock clock) {
        this.refused = refused;
        this.clock = clock;
    }

    /**
     * Estimates a job that is about to run.
     *
     * @param deadline when its caller stops waiting, or null if it never does
     * @return how long it is expected to take, if that is too long
     */
    Optional<Duration> tooLong(List<ActionRequest> actions, Instant deadline, Instant now) {
        if (!refused || deadline == null || actions.size() != 1) {
            return Optional.empty();
        }
        Estimate estimate = estimates.get(actions.get(0).action());
        return estimate == null
                ? Optional.empty()
                : estimate.ifLonger(Duration.between(now, deadline), clock.nanoTime());
    }

    /**
     * Records the duration of a job.
     *
     * @param nanos how long it took
     */
    void ran(List<ActionRequest> actions, long nanos) {
        if (refused && actions.size() == 1) {
            estimate(actions.get(0).action()).add(nanos);
        }
    }

    private Estimate estimate(String action) {
        if (estimates.size() >= MOST_ACTIONS && !estimates.containsKey(action)) {
            estimates.clear();
        }
        return estimates.computeIfAbsent(action, name -> new Estimate(clock.nanoTime()));
    }

    private static final class Estimate {

        private long mean;
        private int jobs;
        private long probed;

        Estimate(long now) {
            probed = now;
        }

        synchronized void add(long nanos) {
            jobs = Math.min(jobs + 1, JOBS_IN_MEAN);
            // A fast job counts for more: few jobs run while most are refused, and those must show that jobs are fast
            // again.
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
