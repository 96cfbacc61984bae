/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

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
record Deadlines(Clock clock, Duration margin) {

    /** Returns when a call must end because of the job inside which it is made, or null. */
    Instant ofJob(Origin origin, CallOptions.Time time) {
        return origin.deadline() == null || !time.jobDeadline()
                ? null
                : origin.deadline().minus(margin);
    }

    /** Returns when calls that begin now must end. */
    Instant ofCalls(Instant ofJob, Duration timeout) {
        Instant end = clock.instant().plus(timeout);
        return ofJob != null && ofJob.isBefore(end) ? ofJob : end;
    }

    /** Returns what is left until a moment; zero or negative once it has come. */
    Duration until(Instant moment) {
        return Duration.between(clock.instant(), moment);
    }

    /** Tells whether a moment, which may be null for never, has come. */
    boolean isOver(Instant moment) {
        return moment != null && !clock.instant().isBefore(moment);
    }
}
