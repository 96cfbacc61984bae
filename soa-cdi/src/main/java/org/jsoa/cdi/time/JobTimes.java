/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.time;

import org.jsoa.cdi.model.PerService;
import org.jsoa.connection.IncomingJob;
import org.jsoa.spi.JobWatch;

/**
 * Starts the time of jobs by the limits of their services.
 *
 * @since 0.1
 */
public final class JobTimes {

    private final PerService<TimeLimits> limits;
    private final StuckJobs stuck;

    /**
     * Creates the limits.
     *
     * @param limits the limits of each service; never null
     * @param stuck collects the jobs that run beyond their limits
     */
    public JobTimes(PerService<TimeLimits> limits, StuckJobs stuck) {
        this.limits = limits;
        this.stuck = stuck;
    }

    /**
     * Starts the time of a job.
     *
     * @param job the job that begins now
     * @param watch enforces the limits
     * @return the time of the job
     */
    public JobTime begin(IncomingJob job, JobWatch watch) {
        return new JobTime(job, limits.of(job.service()), watch, stuck);
    }
}
