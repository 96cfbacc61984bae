/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

import java.util.List;
import org.jsoa.connection.IncomingJob;
import org.jsoa.context.LogContext;

/**
 * Marks the records that are written during a job, by whomever, with the ids of the job. Safe for use by many threads.
 *
 * @since 0.1
 */
public final class LogIds {

    private final Carrier carrier;

    /**
     * Chooses what carries the ids.
     *
     * @param threadNames whether the name of the thread does
     * @param contexts the contexts of logging libraries that do; never null
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
     * @param <T> what it gives
     * @param <X> what it may throw
     * @param job the job; never null
     * @param work runs it; never null
     * @return what it gives
     * @throws X if it fails
     */
    public <T, X extends Throwable> T duringJob(IncomingJob job, Work<T, X> work) throws X {
        return carrier == Carrier.NONE ? work.run() : carrier.carry(JobIds.of(job), work);
    }

    /**
     * Runs an action, within a job or another action.
     *
     * @param <T> what it gives
     * @param <X> what it may throw
     * @param job the job in hand; never null
     * @param action the name of the action; never null
     * @param work runs it; never null
     * @return what it gives
     * @throws X if it fails
     */
    public <T, X extends Throwable> T duringAction(IncomingJob job, String action, Work<T, X> work) throws X {
        return carrier == Carrier.NONE ? work.run() : carrier.carry(JobIds.of(job, action), work);
    }
}
