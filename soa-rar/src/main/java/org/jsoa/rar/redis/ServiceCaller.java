/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import java.io.Closeable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jsoa.connection.ConnectionLostException;
import org.jsoa.connection.InvalidMessageException;
import org.jsoa.connection.MessageTooLargeException;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.ReplyTimeoutException;
import org.jsoa.connection.SendFailedException;
import org.jsoa.connection.TransportException;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.protocol.OversizedRequestException;
import org.jsoa.rar.protocol.UnserializableValueException;

/**
 * Calls services: sends jobs, and brings each reply to the call that awaits it. All calls of a node share one connection to
 * send on and one reply list to wait at, so a thousand callers need two sockets; but for calls of services that send replies in
 * chunks, which have lists of their own and share a third.
 *
 * <p>Safe for use by many threads. Somebody must run {@link #replyLoops} while calls are made, and {@link #expireCalls} now
 * and then for the calls that nobody waits in.
 */
public final class ServiceCaller implements Closeable {

    /** PySOA's margin by which a request outlives, in Redis, the wait of its caller. */
    private static final Duration LIFE_MARGIN = Duration.ofSeconds(10);

    private final QueuePaces paces = new QueuePaces();
    private final CallSettings settings;
    private final BatchingSender sender;
    private final ChunkingServices chunking;
    private final SharedReplyList sharedList;
    private final OwnReplyLists ownLists;
    private final Clock clock;

    /**
     * Creates a caller.
     *
     * @param redis where Redis is
     * @param sender sends to that Redis
     * @param settings how calls are made
     * @param clock tells the time that travels with requests
     */
    public ServiceCaller(RedisSettings redis, BatchingSender sender, CallSettings settings, Clock clock) {
        this.settings = settings;
        this.sender = sender;
        this.clock = clock;
        this.chunking = new ChunkingServices(settings.chunkingServices());
        this.sharedList = new SharedReplyList(redis, this::receiver);
        this.ownLists = new OwnReplyLists(redis, sender, this::receiver);
    }

    private ReplyReceiver receiver(PendingCalls calls) {
        return new ReplyReceiver(settings.reader(), settings.maxReplyBytes(), calls, chunking);
    }

    /**
     * Returns what must be run, each on a thread of its own, for replies to arrive. They end when this caller is closed.
     *
     * @return the loops
     */
    public List<Runnable> replyLoops() {
        return List.of(sharedList, ownLists);
    }

    /**
     * Sends a job and returns without waiting for the reply.
     *
     * @param job what to send, and where
     * @return completes with the reply, or with a {@link TransportException} once {@link #expireCalls} finds its time up.
     *     Whoever completes it first, by cancelling it above all, gives the call up.
     * @throws TransportException if it could not be sent
     */
    public CompletableFuture<JobResponse> send(OutgoingJob job) {
        CompletableFuture<JobResponse> reply = reply(start(withTimeout(job)));
        sharedList.takeForAll();
        return reply;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Removing a call cannot fail.
    private CompletableFuture<JobResponse> reply(PendingCalls.Call call) {
        // A reply ends the call before it completes the future; anything else must end it afterwards.
        call.reply().whenComplete((reply, failure) -> call.forget());
        return call.reply();
    }

    /**
     * Sends several jobs, in as few round trips as possible, and returns without waiting for their replies.
     *
     * @param jobs what to send, and where
     * @return for each job what {@link #send} returns, or would have thrown
     */
    public List<CompletableFuture<JobResponse>> sendAll(List<OutgoingJob> jobs) {
        List<CompletableFuture<JobResponse>> replies = new ArrayList<>(jobs.size());
        List<Prepared> prepared = new ArrayList<>(jobs.size());
        for (OutgoingJob job : jobs) {
            try {
                Prepared next = prepare(withTimeout(job));
                prepared.add(next);
                replies.add(reply(next.call()));
            } catch (TransportException e) {
                replies.add(CompletableFuture.failedFuture(e));
            }
        }
        send(prepared);
        sharedList.takeForAll();
        return replies;
    }

    private void send(List<Prepared> prepared) {
        Duration patience = prepared.stream()
                .map(next -> next.call().job().timeout())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        List<Answer> all = sender.sendAll(prepared.stream().map(Prepared::push).toList(), patience);
        for (int i = 0; i < all.size(); i++) {
            PendingCalls.Call call = prepared.get(i).call();
            Answer pushed = all.get(i);
            if (pushed.failure() == null) {
                sent(call, Push.found(pushed.value()));
            } else {
                call.reply().completeExceptionally(notSent(call.job(), pushed.failure()));
            }
        }
    }

    /**
     * Returns how long a call waits when it does not say.
     *
     * @return the timeout of the settings
     */
    public Duration defaultTimeout() {
        return settings.timeout();
    }

    /**
     * Sends a job and waits for the reply.
     *
     * @param job what to send, and where
     * @return the reply; empty for a job whose response is suppressed
     * @throws TransportException if it could not be sent, or no reply came in time
     */
    public JobResponse call(OutgoingJob job) {
        PendingCalls.Call call = start(withTimeout(job));
        try {
            if (call.among() == sharedList.calls()) {
                sharedList.takeFor(call);
            }
            return call.reply().get(call.deadline() - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            giveUp(call);
            throw new ReplyTimeoutException(job.service(), call.job().timeout(), null);
        } catch (InterruptedException e) {
            giveUp(call);
            Thread.currentThread().interrupt();
            throw new ConnectionLostException(job.service(), e);
        } catch (ExecutionException e) {
            throw (TransportException) e.getCause();
        }
    }

    private void giveUp(PendingCalls.Call call) {
        call.forget();
        call.reply().cancel(false);
    }

    /**
     * Tells how many calls await a reply.
     *
     * @return the number of calls, for those who watch the adapter
     */
    public int awaited() {
        return sharedList.calls().size() + ownLists.calls().size();
    }

    /**
     * Tells how many calls have a reply list of their own.
     *
     * @return the number of lists
     */
    int ownReplyLists() {
        return ownLists.size();
    }

    private OutgoingJob withTimeout(OutgoingJob job) {
        Duration timeout = job.timeout() == null ? settings.timeout() : job.timeout();
        if (job.deadline() != null) {
            Duration left = Duration.between(clock.instant(), job.deadline());
            if (left.isNegative() || left.isZero()) {
                throw new ReplyTimeoutException(job.service(), Duration.ZERO, null);
            }
            timeout = left.compareTo(timeout) < 0 ? left : timeout;
        }
        return job.withTimeout(timeout);
    }

    private PendingCalls.Call start(OutgoingJob job) {
        Prepared prepared = prepare(job);
        boolean sent = false;
        try {
            int found = Push.found(sender.send(prepared.push(), job.timeout()));
            sent = true;
            sent(prepared.call(), found);
        } catch (RedisException e) {
            throw notSent(job, e);
        } finally {
            if (!sent) {
                giveUp(prepared.call());
            }
        }
        return prepared.call();
    }

    /** A call that waits for its reply, and the request that is to be sent for it. */
    private record Prepared(PendingCalls.Call call, Push push) {}

    private Prepared prepare(OutgoingJob job) {
        boolean ownList = !job.request().control().suppressResponse() && chunking.mayChunk(job.service());
        PendingCalls calls = ownList ? ownLists.calls() : sharedList.calls();
        PendingCalls.Call call =
                calls.add(job, System.nanoTime() + job.timeout().toNanos());
        boolean prepared = false;
        try {
            Push push = push(call, ownList ? ownList(call) : sharedList.replyTo());
            prepared = true;
            return new Prepared(call, push);
        } catch (RedisException e) {
            throw notSent(job, e);
        } finally {
            if (!prepared) {
                giveUp(call);
            }
        }
    }

    private TransportException notSent(OutgoingJob job, RedisException cause) {
        if (cause instanceof RedisException.QueueFull full && full.capacity() < settings.queueCapacity()) {
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

    private void sent(PendingCalls.Call call, int found) {
        if (call.job().request().control().suppressResponse()) {
            call.forget();
            call.reply().complete(new JobResponse(List.of(), null, List.of()));
        } else {
            paces.watch(call, found);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Removing a list cannot fail.
    private String ownList(PendingCalls.Call call) throws RedisException {
        String own = ownLists.add(call.job().timeout());
        call.reply().whenComplete((reply, failure) -> ownLists.remove(own));
        return own;
    }

    private Push push(PendingCalls.Call call, String answerTo) {
        OutgoingJob job = call.job();
        Instant expiry = clock.instant().plus(job.timeout());
        try {
            byte[] frame = settings.writers().of(job.sending()).write(call.id(), answerTo, expiry, job.request());
            return new Push(
                    ServiceKeys.requests(job.service()),
                    List.of(frame),
                    wholeSeconds(job.timeout()).plus(LIFE_MARGIN),
                    Math.min(settings.queueCapacity(), paces.longest(job)));
        } catch (OversizedRequestException e) {
            throw new MessageTooLargeException(job.service(), e.size(), e.limit());
        } catch (UnserializableValueException e) {
            throw new InvalidMessageException(job.service(), e.getMessage(), e);
        }
    }

    private static Duration wholeSeconds(Duration duration) {
        return Duration.ofSeconds((duration.toMillis() + 999) / 1_000);
    }

    /** Ends the calls whose time is up. Callers in {@link #call} do so themselves, to the moment. */
    public void expireCalls() {
        long now = System.nanoTime();
        sharedList.calls().expire(now);
        ownLists.calls().expire(now);
    }

    /** Ends every call that still waits, and the loops. */
    @Override
    public void close() {
        sharedList.close();
        ownLists.close();
        sharedList.calls().failAll(ServiceCaller::stopped);
        ownLists.calls().failAll(ServiceCaller::stopped);
    }

    private static TransportException stopped(PendingCalls.Call call) {
        return new ConnectionLostException(call.job().service(), new IllegalStateException("the adapter was stopped"));
    }
}
