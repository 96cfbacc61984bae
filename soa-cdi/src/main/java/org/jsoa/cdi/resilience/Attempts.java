/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.resilience;

import java.time.Duration;
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
 * The state of one call under a policy: it decides what to do next, and does nothing itself. A call that waits and a call that
 * does not are driven by it in the same way: they send, or pause, as it says, and tell it what came of that, until the call ends.
 * Used by one thread after the other.
 *
 * <p>Failsafe's retry policy is not used: it is made before the calls, and knows neither what is left of the time of one call nor
 * the budget that all share. It also starts each call by itself, while parallel calls are sent together.
 */
final class Attempts {

    /** What is to be done next. */
    enum Next {
        /** Send {@link #job()}, and tell the outcome. */
        SEND,

        /** Wait for {@link #pause()}, and {@link #resume()}. */
        PAUSE,

        /** Give the caller {@link #response()}, or {@link #failure()} if there is none. */
        END
    }

    private final OutgoingJob job;
    private final Guard guard;
    private final Deadlines deadlines;
    private int failed;
    private Duration pause;

    /** The last outcome: a response or a failure, the other is null. */
    private JobResponse response;

    private Throwable failure;

    /** The last failure after which the request may have been taken. */
    private ConnectionLostException doubt;

    /** The last response after which another attempt was due. It is better than a failure. */
    private JobResponse lost;

    /**
     * Begins a call.
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

    Duration pause() {
        return pause;
    }

    /** Returns the response that ends the call; null if a failure does. */
    JobResponse response() {
        return response;
    }

    Throwable failure() {
        return failure;
    }

    /** Begins the first attempt. */
    Next begin() {
        try {
            guard.enter();
            return Next.SEND;
        } catch (SendFailedException e) {
            return end(e);
        }
    }

    /** Takes the response to an attempt. */
    Next responded(JobResponse received) {
        guard.leave(null);
        response = received;
        failure = null;
        if (!job.idempotent() || received.errors().stream().noneMatch(Attempts::saysThatTheServerDied)) {
            return Next.END;
        }
        lost = received;
        return mayPause() ? Next.PAUSE : Next.END;
    }

    /** Takes the failure of an attempt. */
    Next failed(Throwable thrown) {
        guard.leave(thrown);
        response = null;
        failure = thrown;
        if (thrown instanceof ConnectionLostException lostConnection) {
            doubt = lostConnection;
        }
        return mayBeRepeated(thrown) && mayPause() ? Next.PAUSE : giveUp();
    }

    /** Goes on after the pause. */
    Next resume() {
        return deadlines.isOver(job.deadline()) ? giveUp() : begin();
    }

    /** Ends the call with the last outcome, without another attempt. */
    Next giveUp() {
        return failure == null ? Next.END : end(failure);
    }

    /** Takes how the call ended elsewhere while an attempt was under way. */
    void abandon(Throwable reason) {
        guard.leave(reason);
    }

    /**
     * Ends the call after a failure. After an attempt that may have been taken, the caller must not be told that the request was
     * certainly not taken.
     */
    private Next end(Throwable last) {
        failure = last;
        response = last instanceof TransportException ? lost : null;
        if (response == null && doubt != null && last instanceof SendFailedException) {
            doubt.addSuppressed(last);
            failure = doubt;
        }
        return Next.END;
    }

    private static boolean saysThatTheServerDied(SoaError error) {
        // What has cost several servers already must not cost more.
        return error.code().equals(ErrorCodes.WORKER_LOST)
                && (error.variables() == null || !error.variables().containsKey(ErrorCodes.ATTEMPTS));
    }

    private boolean mayBeRepeated(Throwable thrown) {
        return thrown instanceof SendFailedException || (thrown instanceof ConnectionLostException && job.idempotent());
    }

    private boolean mayPause() {
        failed++;
        if (failed > guard.policy().retries()
                || !guard.letsThrough()
                || Thread.currentThread().isInterrupted()) {
            return false;
        }
        pause = spread(guard.policy().retryDelay());
        boolean inTime = pause.compareTo(deadlines.until(job.deadline())) < 0;
        return inTime && guard.budget().spend();
    }

    /** Spreads retries over time: calls that failed together must not come back together. */
    private Duration spread(Duration first) {
        long longest = first.toNanos() << (failed - 1);
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(longest / 2, longest));
    }
}
