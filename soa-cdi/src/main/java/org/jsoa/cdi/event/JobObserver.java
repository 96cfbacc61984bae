/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.event;

import java.time.Duration;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.JobResponse;

/**
 * Is told of each job, on the thread that runs it.
 *
 * @since 0.1
 */
public interface JobObserver {

    /**
     * A job is about to run.
     *
     * @param job the job
     */
    void received(IncomingJob job);

    /**
     * A job has run. Must not throw: the job is answered already.
     *
     * @param job the job
     * @param response its answer
     * @param duration how long it took
     */
    void answered(IncomingJob job, JobResponse response, Duration duration);
}
