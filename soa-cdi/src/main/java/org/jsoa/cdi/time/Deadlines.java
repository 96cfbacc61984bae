/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jsoa.client.CallOptions;

/**
 * Says when calls must end.
 *
 * @param clock tells the time
 * @param margin what a job in hand keeps of its time, to make something of the answer or of its absence
 */
public record Deadlines(Clock clock, Duration margin) {

    /** Returns when a call must end because of the job inside which it is made, or null. The job's deadline may be null. */
    public Instant ofJob(Instant deadlineOfJob, CallOptions.Time time) {
        return deadlineOfJob == null || !time.jobDeadline() ? null : deadlineOfJob.minus(margin);
    }

    /** Returns when calls that begin now must end. */
    public Instant ofCalls(Instant ofJob, Duration timeout) {
        Instant end = clock.instant().plus(timeout);
        return ofJob != null && ofJob.isBefore(end) ? ofJob : end;
    }

    /** Returns what is left until a moment; zero or negative once it has come. */
    public Duration until(Instant moment) {
        return Duration.between(clock.instant(), moment);
    }

    /** Tells whether a moment, which may be null for never, has come. */
    public boolean isOver(Instant moment) {
        return moment != null && !clock.instant().isBefore(moment);
    }
}
