/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

import java.util.List;
import org.jsoa.connection.IncomingJob;
import org.jsoa.context.LogContext;

/**
 * Marks all log records that are written during a job with the ids of the job. Safe for use by many threads.
 *
 * @since 0.1
 */
public final class LogIds {

    private final Carrier carrier;

    /**
     * Creates the marks.
     *
     * @param threadNames whether the name of the thread contains the ids
     * @param contexts the contexts of logging libraries that contain the ids; never null
     */
    public LogIds(boolean threadNames, List<LogContext> contexts) {
        Carrier chain = threadNames ? new ThreadNameCarrier(Carrier.NONE) : Carrier.NONE;
        for (LogContext context : contexts) {
            chain = new LogContextCarrier(context, chain);
        }
        carrier = chain;
    }

    /**
     * Runs a job.
     *
     * @param <T> the type of the result
     * @param <X> the type of the exceptions
     * @param job the job; never null
     * @param work runs it; never null
     * @return the result
     * @throws X if it fails
     */
    public <T, X extends Throwable> T duringJob(IncomingJob job, Work<T, X> work) throws X {
        return carrier == Carrier.NONE ? work.run() : carrier.carry(JobIds.of(job), work);
    }

    /**
     * Runs an action, within a job or another action.
     *
     * @param <T> the type of the result
     * @param <X> the type of the exceptions
     * @param job the current job; never null
     * @param action the name of the action; never null
     * @param work runs it; never null
     * @return the result
     * @throws X if it fails
     */
    public <T, X extends Throwable> T duringAction(IncomingJob job, String action, Work<T, X> work) throws X {
        return carrier == Carrier.NONE ? work.run() : carrier.carry(JobIds.of(job, action), work);
    }
}
