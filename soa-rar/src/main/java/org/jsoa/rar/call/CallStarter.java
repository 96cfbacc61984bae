/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jsoa.client.ConnectionLostException;
import org.jsoa.client.InvalidMessageException;
import org.jsoa.client.MessageTooLargeException;
import org.jsoa.client.ResponseTimeoutException;
import org.jsoa.client.SendFailedException;
import org.jsoa.client.TransportException;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.codec.UnserializableValueException;
import org.jsoa.rar.command.CommandResult;
import org.jsoa.rar.command.Push;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.log.LargeMessageLog;
import org.jsoa.rar.message.OversizedRequestException;
import org.jsoa.rar.topology.ServiceKeys;

/**
 * Puts jobs on the lists of their services, at one place of the ring after the other until one takes them. Each asks to be
 * answered at the place that it is put at.
 */
final class CallStarter {

    /** PySOA's margin by which a request outlives, in Redis, the wait of its caller. */
    private static final Duration LIFE_MARGIN = Duration.ofSeconds(10);

    private final QueueDelayEstimators paces = new QueueDelayEstimators();
    private final ShardRotation lanes;
    private final CallSettings settings;
    private final CallLimiter traffic;
    private final LargeMessageLog large;
    private final ChunkingServices chunking;
    private final Clock clock;

    CallStarter(ShardRotation lanes, CallSettings settings, ChunkingServices chunking, Clock clock) {
        this.lanes = lanes;
        this.settings = settings;
        this.traffic = new CallLimiter(lanes, settings.bounds());
        this.large =
                new LargeMessageLog("request", settings.bounds().largeRequestBytes(), "soa.client.large-message-bytes");
        this.chunking = chunking;
        this.clock = clock;
    }

    /**
     * Sends a job.
     *
     * @return the call that awaits its reply
     * @throws TransportException if it could not be sent
     */
    PendingCalls.Call send(OutgoingJob job) {
        OutgoingJob limited = withTimeout(job);
        try {
            return send(limited, System.nanoTime() + limited.timeout().toNanos(), lanes.inTurn());
        } catch (RedisException e) {
            throw notSent(limited, e);
        }
    }

    /**
     * Prepares to send a job for a thread that waits for the reply.
     *
     * @throws TransportException if there is no time for it
     */
    Call dispatch(OutgoingJob job) {
        OutgoingJob limited = withTimeout(job);
        return new Call(this, limited, System.nanoTime() + limited.timeout().toNanos(), lanes.inTurn());
    }

    /**
     * Sends jobs, in one round trip for each place of the ring if they are not too many.
     *
     * @return for each the reply, or the {@link TransportException} for which it could not be sent
     */
    List<CompletableFuture<JobResponse>> sendAll(List<OutgoingJob> jobs) {
        // To prepare a job may take time that those after it do not get in addition.
        long begun = System.nanoTime();
        List<Parcel> parcels = new ArrayList<>(jobs.size());
        try {
            jobs.forEach(job -> parcels.add(parcel(job, begun)));
            for (ShardClient lane : lanes.all()) {
                sendTogether(
                        parcels.stream().filter(parcel -> parcel.isFor(lane)).toList(), lane);
            }
            return parcels.stream().map(parcel -> parcel.reply).toList();
        } finally {
            parcels.forEach(this::putAway);
        }
    }

    /** What went wrong with one must not leave anything of the others. */
    private void putAway(Parcel parcel) {
        if (parcel.request != null) {
            parcel.request.hold.end();
            if (parcel.reply == null) {
                parcel.request.call.giveUp();
            }
        }
    }

    private Parcel parcel(OutgoingJob job, long begun) {
        Parcel parcel = new Parcel();
        try {
            parcel.job = withTimeout(job);
            parcel.deadline = begun + parcel.job.timeout().toNanos();
            parcel.order = lanes.inTurn();
            parcel.request = prepare(parcel.job, parcel.deadline, parcel.order.get(0));
        } catch (TransportException e) {
            parcel.reply = CompletableFuture.failedFuture(e);
        } catch (RedisException.NotSent e) {
            goOn(parcel, e);
        }
        return parcel;
    }

    /** One of several jobs that are sent together. */
    private static final class Parcel {

        private OutgoingJob job;
        private long deadline;
        private List<ShardClient> order;
        private Request request;

        /** What the caller gets; null until that is known. */
        private CompletableFuture<JobResponse> reply;

        boolean isFor(ShardClient lane) {
            return request != null && request.lane == lane;
        }
    }

    private void sendTogether(List<Parcel> parcels, ShardClient lane) {
        long latest =
                parcels.stream().mapToLong(parcel -> parcel.deadline).max().orElse(0);
        List<CommandResult> answers = lane.sender()
                .sendAll(
                        parcels.stream().map(parcel -> parcel.request.push).toList(),
                        patience(latest, lanes.all().size()));
        for (int i = 0; i < answers.size(); i++) {
            Parcel parcel = parcels.get(i);
            PendingCalls.Call call = parcel.request.call;
            if (answers.get(i).failure() == null) {
                sent(call, answers.get(i).answer());
                parcel.reply = call.cancellableReply();
            } else {
                call.giveUp();
                goOn(parcel, answers.get(i).failure());
            }
        }
    }

    /** Sends by itself what the first place did not take. */
    private void goOn(Parcel parcel, RedisException failure) {
        List<ShardClient> others = parcel.order.subList(1, parcel.order.size());
        try {
            if (others.isEmpty() || failure instanceof RedisException.ConnectionLost) {
                throw failure;
            }
            parcel.reply = send(parcel.job, parcel.deadline, others).cancellableReply();
        } catch (RedisException e) {
            parcel.reply = CompletableFuture.failedFuture(notSent(parcel.job, e));
        } catch (TransportException e) {
            parcel.reply = CompletableFuture.failedFuture(e);
        }
    }

    private PendingCalls.Call send(OutgoingJob job, long deadline, List<ShardClient> order) throws RedisException {
        int left = order.size();
        while (true) {
            try {
                ShardClient lane = order.get(order.size() - left);
                return send(prepare(job, deadline, lane), patience(deadline, left));
            } catch (RedisException.NotSent | RedisException.QueueFull e) {
                left--;
                if (left == 0) {
                    throw e;
                }
            }
        }
    }

    private PendingCalls.Call send(Request request, Duration patience) throws RedisException {
        boolean sent = false;
        try {
            Object answer = request.lane.sender().send(request.push, patience);
            sent = true;
            sent(request.call, answer);
        } finally {
            request.hold.end();
            if (!sent) {
                request.call.giveUp();
            }
        }
        return request.call;
    }

    /** Takes note that a request is on its list. */
    void sent(PendingCalls.Call call, Object answer) {
        if (call.job().request().control().suppressResponse()) {
            call.forget();
            call.reply().complete(new JobResponse(List.of(), null, List.of()));
        } else {
            paces.watch(call, Push.found(answer));
        }
    }

    /** A call that waits for its reply, and the request that is to be sent for it, which takes room until it is. */
    record Request(PendingCalls.Call call, Push push, ShardClient lane, CallLimiter.Hold hold) {}

    /** Writes a request, and begins to await its reply. */
    Request prepare(OutgoingJob job, long deadline, ShardClient lane) throws RedisException.NotSent {
        boolean ownList = !job.request().control().suppressResponse() && chunking.mayChunk(job.service());
        PendingCalls calls =
                ownList ? lane.ownLists().calls() : lane.sharedList().calls();
        PendingCalls.Call call = calls.add(job, deadline);
        boolean prepared = false;
        try {
            traffic.admit(job);
            Push push =
                    push(call, ownList ? ownList(call, lane) : lane.sharedList().replyTo());
            CallLimiter.Hold hold = traffic.hold(job, push.size());
            prepared = true;
            return new Request(call, push, lane, hold);
        } finally {
            if (!prepared) {
                call.giveUp();
            }
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Removing a list cannot fail.
    private String ownList(PendingCalls.Call call, ShardClient lane) throws RedisException.NotSent {
        String own = lane.ownLists().add(patience(call.deadline(), lanes.all().size()));
        call.reply().whenComplete((reply, failure) -> lane.ownLists().remove(own));
        return own;
    }

    private Push push(PendingCalls.Call call, String replyTo) {
        OutgoingJob job = call.job();
        Instant expiry = clock.instant().plusNanos(call.deadline() - System.nanoTime());
        try {
            byte[] frame = settings.writers()
                    .of(job.sending())
                    .write(job.service(), call.id(), replyTo, expiry, job.request());
            warnIfLarge(job, frame.length);
            return new Push(
                    ServiceKeys.requests(job.service()),
                    List.of(frame),
                    wholeSeconds(job.timeout()).plus(LIFE_MARGIN),
                    Math.min(settings.bounds().queueCapacity(), paces.longest(job)));
        } catch (OversizedRequestException e) {
            throw new MessageTooLargeException(job.service(), e.size(), e.limit());
        } catch (UnserializableValueException e) {
            throw new InvalidMessageException(job.service(), e.getMessage(), e);
        }
    }

    private void warnIfLarge(OutgoingJob job, int bytes) {
        if (large.has(bytes)) {
            large.warn(
                    job.service(),
                    job.request().actions().stream().map(ActionRequest::action).toList(),
                    bytes);
        }
    }

    private OutgoingJob withTimeout(OutgoingJob job) {
        Duration timeout = job.timeout() == null ? settings.timeout() : job.timeout();
        if (job.deadline() != null) {
            Duration left = Duration.between(clock.instant(), job.deadline());
            if (left.isNegative() || left.isZero()) {
                throw new ResponseTimeoutException(job.service(), Duration.ZERO, null);
            }
            timeout = left.compareTo(timeout) < 0 ? left : timeout;
        }
        return job.withTimeout(timeout);
    }

    /** A place that hangs must leave time for the others. */
    static Duration patience(long deadline, int placesLeft) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()) / placesLeft);
    }

    private static Duration wholeSeconds(Duration duration) {
        return Duration.ofSeconds((duration.toMillis() + 999) / 1_000);
    }

    /** Returns what the caller of a job gets that no place took. */
    TransportException notSent(OutgoingJob job, RedisException cause) {
        if (cause instanceof RedisException.QueueFull full
                && full.capacity() < settings.bounds().queueCapacity()) {
            return new SendFailedException(
                    job.service(),
                    full.capacity() + " or more requests wait for it, so that it could not answer within "
                            + job.timeout().toMillis() + " ms",
                    cause);
        }
        return cause instanceof RedisException.ConnectionLost
                ? new ConnectionLostException(job.service(), cause)
                : new SendFailedException(job.service(), cause.getMessage(), cause);
    }
}
