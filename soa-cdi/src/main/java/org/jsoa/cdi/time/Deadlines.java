/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.time;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jsoa.client.CallOptions;
import org.jsoa.connection.Deadline;

/**
 * Computes when calls must end.
 *
 * @param clock a monotonic clock, in nanoseconds; never null
 * @param margin the time that a job keeps for itself after a call, to process the response or the lack of one; never
 *     null
 * @since 0.1
 */
public record Deadlines(LongSupplier clock, Duration margin) {

    /**
     * Returns when a call must end because of the job that makes it.
     *
     * @param deadlineOfJob when the job's own caller stops waiting; null for never
     * @param time the options of the call
     * @return the deadline less the margin; null for no end
     */
    public Deadline ofJob(Deadline deadlineOfJob, CallOptions.Time time) {
        return deadlineOfJob == null || !time.jobDeadline() ? null : deadlineOfJob.minus(margin);
    }

    /**
     * Returns when calls that start now must end.
     *
     * @param ofJob when they must end because of the job; null for no end
     * @param timeout how long they may take
     * @return the earlier of both ends
     */
    public Deadline ofCalls(Deadline ofJob, Duration timeout) {
        Deadline end = Deadline.in(timeout, clock.getAsLong());
        return ofJob != null && ofJob.isBefore(end) ? ofJob : end;
    }

    /**
     * Returns the time left until a deadline.
     *
     * @param deadline the deadline
     * @return the time; zero or negative once it has come
     */
    public Duration until(Deadline deadline) {
        return deadline.left(clock.getAsLong());
    }

    /**
     * Returns whether a deadline has come.
     *
     * @param deadline the deadline; null for never
     * @return whether it is not in the future
     */
    public boolean isOver(Deadline deadline) {
        return deadline != null && deadline.nanoTime() - clock.getAsLong() <= 0;
    }
}
