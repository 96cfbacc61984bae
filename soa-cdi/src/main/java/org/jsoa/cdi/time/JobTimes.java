/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.time;

import java.util.Map;
import org.jsoa.connection.IncomingJob;
import org.jsoa.spi.JobWatch;

/**
 * Keeps jobs to their time limits.
 *
 * @since 0.1
 */
public final class JobTimes {

    private final Map<String, TimeLimits> limits;
    private final StuckJobs stuck;

    /**
     * Creates the limits.
     *
     * @param limits by service; one that is not there has none
     * @param stuck learns of jobs that go on beyond their limits
     */
    public JobTimes(Map<String, TimeLimits> limits, StuckJobs stuck) {
        this.limits = Map.copyOf(limits);
        this.stuck = stuck;
    }

    public JobTime begin(IncomingJob job, JobWatch watch) {
        return new JobTime(job, limits.getOrDefault(job.service(), TimeLimits.NONE), watch, stuck);
    }
}
