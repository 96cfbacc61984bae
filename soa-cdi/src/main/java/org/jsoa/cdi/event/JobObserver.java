/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.event;

import java.time.Duration;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.JobResponse;

/**
 * Is notified of each job, on the thread that runs it.
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
     * A job has run. The observer must not throw, since the response exists already.
     *
     * @param job the job
     * @param response its response
     * @param duration how long the job took
     */
    void completed(IncomingJob job, JobResponse response, Duration duration);
}
