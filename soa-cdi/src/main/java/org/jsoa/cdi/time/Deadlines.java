/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jsoa.client.CallOptions;

/**
 * Computes when calls must end.
 *
 * @param clock the wall clock; never null
 * @param margin the time that a job keeps for itself after a call, to process the response or the lack of one; never
 *     null
 * @since 0.1
 */
public record Deadlines(Clock clock, Duration margin) {

    /**
     * Returns when a call must end because of the job that makes it.
     *
     * @param deadlineOfJob when the job's own caller stops waiting; null for never
     * @param time the options of the call
     * @return the deadline less the margin; null for no end
     */
    public Instant ofJob(Instant deadlineOfJob, CallOptions.Time time) {
        return deadlineOfJob == null || !time.jobDeadline() ? null : deadlineOfJob.minus(margin);
    }

    /**
     * Returns when calls that start now must end.
     *
     * @param ofJob when they must end because of the job; null for no end
     * @param timeout how long they may take
     * @return the earlier of both ends
     */
    public Instant ofCalls(Instant ofJob, Duration timeout) {
        Instant end = clock.instant().plus(timeout);
        return ofJob != null && ofJob.isBefore(end) ? ofJob : end;
    }

    /**
     * Returns the time left until a moment.
     *
     * @param moment the moment
     * @return the time; zero or negative once the moment has come
     */
    public Duration until(Instant moment) {
        return Duration.between(clock.instant(), moment);
    }

    /**
     * Returns whether a moment has come.
     *
     * @param moment the moment; null for never
     * @return whether it is not in the future
     */
    public boolean isOver(Instant moment) {
        return moment != null && !clock.instant().isBefore(moment);
    }
}
