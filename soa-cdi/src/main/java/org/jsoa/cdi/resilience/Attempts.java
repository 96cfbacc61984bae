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
 * The state of one call under a policy. It decides the next step and performs none itself. Blocking and asynchronous
 * calls use it in the same way: they send or pause, and report the outcome, until the call ends. It is used by one
 * thread at a time.
 *
 * <p>Failsafe's retry policy is not used. It is created before the calls and knows neither the remaining time of one
 * call nor the budget that all calls share. It also starts each call on its own, while parallel calls are sent
 * together.
 */
final class Attempts {

    /** The next step of the call. */
    enum Next {
        /** Send {@link #job()}, and report the outcome. */
        SEND,

        /** Wait for {@link #pause()}, and {@link #resume()}. */
        PAUSE,

        /** Return {@link #response()} to the caller, or throw {@link #failure()} if there is none. */
        END
    }

    private final OutgoingJob job;
    private final Guard guard;
    private final Deadlines deadlines;
    private int failed;
    private Duration pause;

    /** The last outcome is either a response or a failure. The other one is null. */
    private JobResponse response;

    private Throwable failure;

    /** The last failure after which the request may have been taken. */
    private ConnectionLostException uncertain;

    /** The last response with the error {@code WORKER_LOST}. The caller gets it rather than a later failure. */
    private JobResponse workerLost;

    /**
     * Starts a call.
     *
     * @param job what is sent, with the deadline that all attempts share if there may be several
     * @param guard the guard of the service
     * @param deadlines computes the remaining time
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

    /** Starts the first attempt. */
    Next begin() {
        try {
            guard.enter();
            return Next.SEND;
        } catch (SendFailedException e) {
            return end(e);
        }
    }

    /** Reports the response to an attempt. */
    Next responded(JobResponse received) {
        guard.leave(null);
        response = received;
        failure = null;
        if (!job.idempotent() || received.errors().stream().noneMatch(Attempts::isRetriableLoss)) {
            return Next.END;
        }
        workerLost = received;
        return mayPause() ? Next.PAUSE : Next.END;
    }

    /** Reports the failure of an attempt. */
    Next failed(Throwable thrown) {
        guard.leave(thrown);
        response = null;
        failure = thrown;
        if (thrown instanceof ConnectionLostException lostConnection) {
            uncertain = lostConnection;
        }
        return mayBeRepeated(thrown) && mayPause() ? Next.PAUSE : giveUp();
    }

    /** Continues after the pause. */
    Next resume() {
        return deadlines.isOver(job.deadline()) ? giveUp() : begin();
    }

    /** Ends the call with the last outcome, without another attempt. */
    Next giveUp() {
        return failure == null ? Next.END : end(failure);
    }

    /** Reports that the call ended otherwise while an attempt was in flight. */
    void abandon(Throwable reason) {
        guard.leave(reason);
    }

    /**
     * Ends the call after a failure. After an attempt that may have been taken, the caller must not be told that the request was
     * certainly not taken.
     */
    private Next end(Throwable last) {
        failure = last;
        response = last instanceof TransportException ? workerLost : null;
        if (response == null && uncertain != null && last instanceof SendFailedException) {
            uncertain.addSuppressed(last);
            failure = uncertain;
        }
        return Next.END;
    }

    private static boolean isRetriableLoss(SoaError error) {
        // A job that has already cost several servers must not cost more.
        return error.code().equals(ErrorCodes.WORKER_LOST)
                && (error.variables() == null || !error.variables().containsKey(ErrorCodes.ATTEMPTS));
    }

    private boolean mayBeRepeated(Throwable thrown) {
        return thrown instanceof SendFailedException
                || (thrown instanceof ConnectionLostException && job.idempotent() && !isCallersOwn(thrown));
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
        return inTime && (isCallersOwn(failure) || guard.budget().spend());
    }

    /** A request that did not leave this process is no load for the service. */
    private static boolean isCallersOwn(Throwable failure) {
        return failure instanceof TransportException transport && transport.isCallersOwn();
    }

    /** Spreads retries over time: calls that failed together must not be repeated together. */
    private Duration spread(Duration first) {
        long longest = first.toNanos() << (failed - 1);
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(longest / 2, longest));
    }
}
