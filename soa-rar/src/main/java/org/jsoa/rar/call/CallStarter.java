/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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
import org.jsoa.rar.command.PendingCommand;
import org.jsoa.rar.command.Push;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.log.LargeMessageLog;
import org.jsoa.rar.message.OversizedRequestException;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.rar.topology.ServiceKeys;

/**
 * Starts calls: puts each request on the list of its service at one shard after the other, until a shard takes it. The response
 * is expected at the same shard. Once it is unknown whether a shard has the request, no other shard is tried. Safe for use by
 * many threads.
 */
final class CallStarter {

    /** How much longer a request lives in Redis than its caller waits, as in PySOA. */
    private static final Duration LIFE_MARGIN = Duration.ofSeconds(10);

    private static final JobResponse SUPPRESSED = new JobResponse(List.of(), null, List.of());

    private final Attempt<JobResponse> waiting = this::sendAndWait;
    private final Attempt<CompletableFuture<JobResponse>> sending = this::sendOnly;
    private final ShardRotation shards;
    private final CallSettings settings;
    private final ChunkingServices chunking;
    private final CallLimiter limiter;
    private final QueueDelayEstimator delays;
    private final LargeMessageLog largeRequests;
    private final Clock wallClock;
    private final MonotonicClock clock;

    /** The step after the request for a shard is prepared. */
    private interface Attempt<T> {

        T at(Call call) throws RedisException;
    }

    CallStarter(
            ShardRotation shards,
            CallSettings settings,
            ChunkingServices chunking,
            MonotonicClock clock,
            Clock wallClock) {
        this.shards = shards;
        this.settings = settings;
        this.chunking = chunking;
        this.limiter = new CallLimiter(shards::inFlight, settings.limits());
        this.delays = new QueueDelayEstimator(clock);
        this.largeRequests =
                new LargeMessageLog("request", settings.limits().largeRequestBytes(), "soa.client.large-message-bytes");
        this.wallClock = wallClock;
        this.clock = clock;
    }

    /**
     * Sends a job and waits for the response.
     *
     * @throws TransportException if the job could not be sent, or there is no valid response in time
     */
    JobResponse call(OutgoingJob job) {
        OutgoingJob limited = withTimeout(job);
        return tryShards(newCall(limited, clock.nanoTime()), waiting);
    }

    /**
     * Sends a job.
     *
     * @return completes when the call ends
     * @throws TransportException if the job could not be sent
     */
    CompletableFuture<JobResponse> send(OutgoingJob job) {
        OutgoingJob limited = withTimeout(job);
        return tryShards(newCall(limited, clock.nanoTime()), sending);
    }

    /**
     * Sends several jobs. The requests to one shard share a round trip if they are not too many.
     *
     * @return for each job what {@link #send} returns; the future fails with what that would throw
     */
    List<CompletableFuture<JobResponse>> sendAll(List<OutgoingJob> jobs) {
        // The time to prepare a job counts towards the timeouts of the jobs after it.
        long start = clock.nanoTime();
        Call[] calls = new Call[jobs.size()];
        List<CompletableFuture<JobResponse>> responses = new ArrayList<>(Collections.nCopies(calls.length, null));
        try {
            for (int i = 0; i < calls.length; i++) {
                try {
                    calls[i] = newCall(withTimeout(jobs.get(i)), start);
                    prepare(calls[i]);
                } catch (RedisException e) {
                    responses.set(i, sendToNextShards(calls[i], e));
                } catch (TransportException e) {
                    responses.set(i, CompletableFuture.failedFuture(e));
                }
            }
            for (ShardClient shard : shards.all()) {
                sendTogether(shard, calls, responses);
            }
            return responses;
        } finally {
            // An unexpected failure of one job must not leave reservations of the other jobs behind.
            for (int i = 0; i < calls.length; i++) {
                if (calls[i] != null) {
                    calls[i].endAttempt(responses.get(i) != null);
                }
            }
        }
    }

    /** Sends the prepared requests for a shard. Calls that the shard did not take continue one by one. */
    private void sendTogether(ShardClient shard, Call[] calls, List<CompletableFuture<JobResponse>> responses) {
        List<Integer> indexes = new ArrayList<>();
        List<Push> requests = new ArrayList<>();
        Call latest = null;
        for (int i = 0; i < calls.length; i++) {
            if (responses.get(i) == null && calls[i].shard() == shard) {
                indexes.add(i);
                requests.add(calls[i].request());
                latest = latest == null || calls[i].deadline() - latest.deadline() > 0 ? calls[i] : latest;
            }
        }
        if (latest == null) {
            return;
        }
        List<CommandResult> results = shard.sender().sendAll(requests, latest.timeoutOfShard());
        for (int i = 0; i < results.size(); i++) {
            int index = indexes.get(i);
            Call call = calls[index];
            RedisException failure = results.get(i).failure();
            call.endAttempt(failure == null);
            if (failure == null) {
                accepted(call.pending(), results.get(i).result());
                responses.set(index, call.pending().cancellableResponse());
            } else {
                responses.set(index, sendToNextShards(call, failure));
            }
        }
    }

    private CompletableFuture<JobResponse> sendToNextShards(Call call, RedisException failure) {
        try {
            tryNextShard(call, failure);
            return tryShards(call, sending);
        } catch (TransportException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Call newCall(OutgoingJob job, long start) {
        return new Call(job, start + job.timeout().toNanos(), shards.order(), clock);
    }

    /** Tries shard after shard, beginning with the call's current one. */
    private <T> T tryShards(Call call, Attempt<T> attempt) {
        while (true) {
            try {
                prepare(call);
                return attempt.at(call);
            } catch (RedisException e) {
                tryNextShard(call, e);
            }
        }
    }

    /**
     * Selects the next shard.
     *
     * @throws TransportException if there is none, or the shard that has failed may have the request
     */
    private void tryNextShard(Call call, RedisException failure) {
        if (failure instanceof RedisException.ConnectionLost || !call.tryNextShard()) {
            throw notSent(call.job(), failure);
        }
    }

    private CompletableFuture<JobResponse> sendOnly(Call call) throws RedisException {
        PendingCall pending = call.pending();
        boolean sent = false;
        try {
            Object result = call.shard().sender().send(call.request(), call.timeoutOfShard());
            sent = true;
            accepted(pending, result);
        } finally {
            call.endAttempt(sent);
        }
        return pending.cancellableResponse();
    }

    private JobResponse sendAndWait(Call call) throws RedisException {
        PendingCall pending = call.pending();
        CallLimiter.Reservation reservation = call.reservation();
        Duration timeout = call.timeoutOfShard();
        long sendDeadline = clock.nanoTime() + timeout.toNanos();
        boolean completed = false;
        try {
            PendingCommand request = new PendingCommand(call.request(), done -> {
                reservation.release();
                if (done.failure() == null) {
                    accepted(pending, done.result());
                } else {
                    pending.fail(done.failure());
                }
            });
            call.shard().send(pending, request, timeout);
            JobResponse response = call.awaitResponse(request, sendDeadline);
            completed = true;
            return response;
        } finally {
            call.endAttempt(completed);
        }
    }

    /** Records that a shard has the request. */
    private void accepted(PendingCall pending, Object result) {
        if (pending.job().request().control().suppressResponse()) {
            pending.forget();
            pending.response().complete(SUPPRESSED);
        } else {
            delays.learnFrom(pending, Push.found(result));
        }
    }

    /** Writes the request for the call's current shard, and begins to await the response there. */
    private void prepare(Call call) throws RedisException.NotSent {
        OutgoingJob job = call.job();
        boolean ownList = !job.request().control().suppressResponse() && chunking.mayChunk(job.service());
        PendingCall pending = call.shard().await(job, call.deadline(), ownList);
        boolean prepared = false;
        try {
            limiter.admit(job);
            String replyTo = ownList
                    ? call.shard().chunkedReplies().open(pending, call.timeoutOfShard())
                    : call.shard().replies().replyTo();
            Push request = request(pending, replyTo);
            call.prepared(pending, request, limiter.reserve(job, request.size()));
            prepared = true;
        } finally {
            if (!prepared) {
                pending.giveUp();
            }
        }
    }

    private Push request(PendingCall pending, String replyTo) {
        OutgoingJob job = pending.job();
        Instant expiry = wallClock.instant().plusNanos(pending.deadline() - clock.nanoTime());
        try {
            byte[] frame = settings.writers()
                    .of(job.sending())
                    .write(job.service(), pending.id(), replyTo, expiry, job.request());
            warnIfLarge(job, frame.length);
            return new Push(
                    ServiceKeys.requests(job.service()),
                    List.of(frame),
                    wholeSeconds(job.timeout()).plus(LIFE_MARGIN),
                    Math.min(settings.limits().queueCapacity(), delays.capacityFor(job)));
        } catch (OversizedRequestException e) {
            throw new MessageTooLargeException(job.service(), e.size(), e.limit());
        } catch (UnserializableValueException e) {
            throw new InvalidMessageException(job.service(), e.getMessage(), e);
        }
    }

    private void warnIfLarge(OutgoingJob job, int bytes) {
        if (largeRequests.has(bytes)) {
            largeRequests.warn(
                    job.service(),
                    job.request().actions().stream().map(ActionRequest::action).toList(),
                    bytes);
        }
    }

    private OutgoingJob withTimeout(OutgoingJob job) {
        Duration timeout = job.timeout() == null ? settings.timeout() : job.timeout();
        if (job.deadline() != null) {
            Duration left = job.deadline().left(clock.nanoTime());
            if (left.isNegative() || left.isZero()) {
                throw new ResponseTimeoutException(job.service(), Duration.ZERO, null);
            }
            timeout = left.compareTo(timeout) < 0 ? left : timeout;
        }
        return job.withTimeout(timeout);
    }

    private static Duration wholeSeconds(Duration duration) {
        return Duration.ofSeconds((duration.toMillis() + 999) / 1_000);
    }

    /** Returns the exception for a job that no shard took, or that a shard may have taken. */
    private TransportException notSent(OutgoingJob job, RedisException cause) {
        if (cause instanceof RedisException.QueueFull full
                && full.capacity() < settings.limits().queueCapacity()) {
            return new SendFailedException(
                    job.service(),
                    "its queue holds " + full.capacity() + " or more requests, too many for a response within "
                            + job.timeout().toMillis() + " ms",
                    cause);
        }
        return cause instanceof RedisException.ConnectionLost
                ? new ConnectionLostException(job.service(), cause)
                : new SendFailedException(job.service(), cause.getMessage(), cause);
    }
}
