/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jsoa.client.ConnectionLostException;
import org.jsoa.client.ResponseTimeoutException;
import org.jsoa.client.SendFailedException;
import org.jsoa.client.TransportException;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.command.PendingCommand;
import org.jsoa.rar.command.Push;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.time.MonotonicClock;

/**
 * A call while it is started: the job, the shards that it may go to, and the request for the shard that is tried now. For one
 * thread.
 */
final class Call {

    private final OutgoingJob job;
    private final long deadline;
    private final List<ShardClient> shards;
    private final MonotonicClock clock;
    private int tried;
    private PendingCall pending;
    private Push request;
    private CallLimiter.Reservation reservation;

    /**
     * Creates a call that has not tried a shard.
     *
     * @param job the job, with a timeout
     * @param deadline when the call ends, on the clock
     * @param shards the shards to try, in order, at least one
     */
    Call(OutgoingJob job, long deadline, List<ShardClient> shards, MonotonicClock clock) {
        this.job = job;
        this.deadline = deadline;
        this.shards = shards;
        this.clock = clock;
    }

    OutgoingJob job() {
        return job;
    }

    long deadline() {
        return deadline;
    }

    /** Returns the shard that is tried now. */
    ShardClient shard() {
        return shards.get(tried);
    }

    /** Selects the next shard; returns false if there is none. */
    boolean tryNextShard() {
        tried++;
        return tried < shards.size();
    }

    /** Returns how long the shard that is tried now may take. A shard that does not respond must leave time for the others. */
    Duration timeoutOfShard() {
        return Duration.ofNanos(Math.max(0, deadline - clock.nanoTime()) / (shards.size() - tried));
    }

    /** Takes the request for the shard that is tried now. */
    void prepared(PendingCall newPending, Push newRequest, CallLimiter.Reservation newReservation) {
        pending = newPending;
        request = newRequest;
        reservation = newReservation;
    }

    /** Returns the call that awaits the response to the current request; null before the first one is prepared. */
    PendingCall pending() {
        return pending;
    }

    Push request() {
        return request;
    }

    CallLimiter.Reservation reservation() {
        return reservation;
    }

    /** Releases what the current request holds. If it has no response to await, the call is given up at this shard. */
    void endAttempt(boolean succeeded) {
        if (pending != null) {
            reservation.release();
            if (!succeeded) {
                pending.giveUp();
            }
        }
    }

    /**
     * Waits for the response. A response also shows that Redis has the request. If no response comes in time, the call finds
     * out whether the shard has the request.
     *
     * @param sent the request on its way
     * @param sendDeadline when the shard must have the request, on the clock
     * @throws RedisException if the shard does not have the request, or may not have it
     * @throws TransportException if there is no response in time, or an invalid one
     */
    JobResponse awaitResponse(PendingCommand sent, long sendDeadline) throws RedisException {
        try {
            JobResponse early = sent.isDone() ? null : responseBefore(sendDeadline, sent);
            return early == null ? pending.response().get(deadline - clock.nanoTime(), TimeUnit.NANOSECONDS) : early;
        } catch (TimeoutException e) {
            throw new ResponseTimeoutException(job.service(), job.timeout(), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (shard().sender().withdraw(sent) instanceof RedisException.NotSent) {
                throw SendFailedException.byCaller(job.service(), "the caller was interrupted", e);
            }
            throw new ConnectionLostException(job.service(), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RedisException failure) {
                throw failure;
            }
            throw (TransportException) e.getCause();
        }
    }

    /** Returns the response, or null if there is none yet but the shard has the request. */
    private JobResponse responseBefore(long sendDeadline, PendingCommand sent)
            throws InterruptedException, ExecutionException, RedisException {
        try {
            return pending.response().get(sendDeadline - clock.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            RedisException failure = shard().sender().withdraw(sent);
            if (failure != null) {
                throw failure;
            }
            return null;
        }
    }
}
