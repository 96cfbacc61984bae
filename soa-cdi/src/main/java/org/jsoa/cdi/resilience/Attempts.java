/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.resilience;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jsoa.cdi.time.Deadlines;
import org.jsoa.client.ConnectionLostException;
import org.jsoa.client.SendFailedException;
import org.jsoa.client.TransportException;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;

/**
 * Counts the attempts of one call, and says whether there is to be another. Used by one thread after the other.
 *
 * <p>Not left to Failsafe's retry policy: that is made before the calls and so knows neither what is left of the time of one nor
 * the budget that they share, and it begins each call by itself, while those of parallel calls are sent together.
 */
final class Attempts {

    private final OutgoingJob job;
    private final Guard guard;
    private final Deadlines deadlines;
    private int failed;
    private ConnectionLostException doubt;
    private JobResponse lost;

    /**
     * Begins to count.
     *
     * @param job what is sent, with the deadline that all attempts share if there may be several
     * @param guard the service's
     * @param deadlines tells what is left of the time
     */
    Attempts(OutgoingJob job, Guard guard, Deadlines deadlines) {
        this.job = job;
        this.guard = guard;
        this.deadlines = deadlines;
    }

    OutgoingJob job() {
        return job;
    }

    Guard guard() {
        return guard;
    }

    boolean isTimeOver() {
        return deadlines.isOver(job.deadline());
    }

    /** Returns how long to wait before the next attempt; empty if there is to be none. */
    Optional<Duration> afterFailure(Throwable failure) {
        if (failure instanceof ConnectionLostException lostConnection) {
            doubt = lostConnection;
        }
        return mayBeRepeated(failure) ? another() : Optional.empty();
    }

    /** Returns how long to wait before the next attempt after an answer; empty if the caller is to get it. */
    Optional<Duration> afterAnswer(JobResponse answer) {
        if (!job.idempotent() || answer.errors().stream().noneMatch(Attempts::saysThatTheServerDied)) {
            return Optional.empty();
        }
        lost = answer;
        return another();
    }

    /** Returns the last answer after which another attempt was due; null if there was none. Better than no answer. */
    JobResponse lost() {
        return lost;
    }

    private static boolean saysThatTheServerDied(SoaError error) {
        // What has cost several servers already must not cost more.
        return error.code().equals(ErrorCodes.WORKER_LOST)
                && (error.variables() == null || !error.variables().containsKey(ErrorCodes.ATTEMPTS));
    }

    private Optional<Duration> another() {
        failed++;
        if (failed > guard.policy().retries()
                || !guard.letsThrough()
                || Thread.currentThread().isInterrupted()) {
            return Optional.empty();
        }
        Duration delay = delay();
        boolean inTime = delay.compareTo(deadlines.until(job.deadline())) < 0;
        return inTime && guard.budget().spend() ? Optional.of(delay) : Optional.empty();
    }

    /**
     * Returns the failure that the caller is told. After an attempt that may have been taken, it must not be one that says
     * that the request was certainly not.
     */
    TransportException told(TransportException last) {
        if (doubt == null || !(last instanceof SendFailedException)) {
            return last;
        }
        doubt.addSuppressed(last);
        return doubt;
    }

    private boolean mayBeRepeated(Throwable failure) {
        return failure instanceof SendFailedException
                || (failure instanceof ConnectionLostException && job.idempotent());
    }

    /** Spreads retries, so that those who failed together do not come back together. */
    private Duration delay() {
        long longest = guard.policy().retryDelay().toNanos() << (failed - 1);
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(longest / 2, longest));
    }
}
