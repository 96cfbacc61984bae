/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import java.io.Closeable;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jsoa.connection.ConnectionLostException;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.ReplyTimeoutException;
import org.jsoa.connection.TransportException;
import org.jsoa.message.JobResponse;

/**
 * Calls services: sends jobs, and brings each reply to the call that awaits it. All calls of a node share one connection to
 * send on and one reply list to wait at, so a thousand callers need two sockets; but for calls of services that send replies in
 * chunks, which have lists of their own and share a third. With several masters there is all of that for each, and calls take
 * them in turns; one that certainly did not take a request is passed over.
 *
 * <p>Safe for use by many threads. Somebody must run {@link #replyLoops} while calls are made, and {@link #expireCalls} now
 * and then for the calls that nobody waits in.
 */
public final class ServiceCaller implements Closeable {

    private final PendingCalls pending = new PendingCalls();
    private final CallSettings settings;
    private final Lanes lanes;
    private final RequestSender requests;
    private final Clock clock;

    /**
     * Creates a caller.
     *
     * @param ring where the lists are
     * @param senders send there
     * @param settings how calls are made
     * @param clock tells the time that travels with requests
     */
    public ServiceCaller(Ring ring, Senders senders, CallSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        ChunkingServices chunking = new ChunkingServices(settings.chunkingServices());
        this.lanes = new Lanes(
                ring, senders, new ReplyReceiver(settings.reader(), settings.maxReplyBytes(), pending, chunking));
        this.requests = new RequestSender(lanes, settings, chunking, clock);
    }

    /**
     * Returns what must be run, each on a thread of its own, for replies to arrive. They end when this caller is closed.
     *
     * @return the loops
     */
    public List<Runnable> replyLoops() {
        return lanes.all().stream().flatMap(lane -> lane.loops().stream()).toList();
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
        return reply(start(withTimeout(job)));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Removing a call cannot fail.
    private CompletableFuture<JobResponse> reply(PendingCalls.Call call) {
        // A reply ends the call before it completes the future; anything else must end it afterwards.
        call.reply().whenComplete((reply, failure) -> pending.remove(call));
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
        List<PendingCalls.Call> calls = new ArrayList<>(jobs.size());
        for (OutgoingJob job : jobs) {
            try {
                PendingCalls.Call call = add(withTimeout(job));
                calls.add(call);
                replies.add(reply(call));
            } catch (TransportException e) {
                replies.add(CompletableFuture.failedFuture(e));
            }
        }
        sendAllOf(calls);
        return replies;
    }

    private void sendAllOf(List<PendingCalls.Call> calls) {
        List<Optional<TransportException>> failures = requests.sendAll(calls);
        for (int i = 0; i < calls.size(); i++) {
            PendingCalls.Call call = calls.get(i);
            failures.get(i).ifPresentOrElse(call.reply()::completeExceptionally, () -> sent(call));
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
        pending.remove(call);
        call.reply().cancel(false);
    }

    /**
     * Tells how many calls await a reply.
     *
     * @return the number of calls, for those who watch the adapter
     */
    public int awaited() {
        return pending.size();
    }

    /**
     * Tells how many calls have a reply list of their own.
     *
     * @return the number of lists
     */
    int ownReplyLists() {
        return lanes.all().stream().mapToInt(lane -> lane.ownLists().size()).sum();
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
        return OutgoingJob.of(job.service(), job.request(), timeout);
    }

    private PendingCalls.Call add(OutgoingJob job) {
        return pending.add(job, System.nanoTime() + job.timeout().toNanos());
    }

    private PendingCalls.Call start(OutgoingJob job) {
        PendingCalls.Call call = add(job);
        boolean sent = false;
        try {
            requests.send(call);
            sent = true;
        } finally {
            if (!sent) {
                giveUp(call);
            }
        }
        sent(call);
        return call;
    }

    private void sent(PendingCalls.Call call) {
        if (call.job().request().control().suppressResponse()) {
            pending.remove(call);
            call.reply().complete(new JobResponse(List.of(), null, List.of()));
        }
    }

    /** Ends the calls whose time is up. Callers in {@link #call} do so themselves, to the moment. */
    public void expireCalls() {
        pending.expire(System.nanoTime());
    }

    /** Ends every call that still waits, and the reply loop. */
    @Override
    public void close() {
        lanes.close();
        pending.failAll(call -> new ConnectionLostException(
                call.job().service(), new IllegalStateException("the adapter was stopped")));
    }
}
