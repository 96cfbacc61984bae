/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.io.Closeable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jsoa.client.ConnectionLostException;
import org.jsoa.client.TransportException;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.sender.Senders;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.rar.topology.Ring;

/**
 * Calls services: sends jobs, and brings each reply to the call that awaits it. All calls of a node share one connection to
 * send on and one reply list to wait at, so a thousand callers need two sockets; but for calls of services that send replies in
 * chunks, which have lists of their own and share a third. In a ring of several masters there is all of that for each.
 *
 * <p>Safe for use by many threads. Somebody must run {@link #replyLoops} while calls are made, and {@link #expireCalls} now
 * and then for the calls that nobody waits in.
 */
public final class ServiceCaller implements Closeable {

    private final CallSettings settings;
    private final ShardRotation lanes;
    private final CallStarter requests;
    private volatile boolean open = true;

    /**
     * Creates a caller.
     *
     * @param ring where the lists are
     * @param senders send there
     * @param settings how calls are made
     * @param monotonic measures deadlines
     * @param clock tells the time that travels with requests
     */
    public ServiceCaller(Ring ring, Senders senders, CallSettings settings, MonotonicClock monotonic, Clock clock) {
        this.settings = settings;
        ChunkingServices chunking = new ChunkingServices(settings.chunkingServices());
        this.lanes = new ShardRotation(
                ring, senders, settings.replyPrefix(), calls -> new ReplyDecoder(settings, calls, chunking), monotonic);
        this.requests = new CallStarter(lanes, settings, chunking, clock);
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
        CompletableFuture<JobResponse> reply = requests.send(job).cancellableReply();
        takeForAll();
        return reply;
    }

    /**
     * Sends several jobs, in as few round trips as possible, and returns without waiting for their replies.
     *
     * @param jobs what to send, and where
     * @return for each job what {@link #send} returns, or would have thrown
     */
    public List<CompletableFuture<JobResponse>> sendAll(List<OutgoingJob> jobs) {
        List<CompletableFuture<JobResponse>> replies = requests.sendAll(jobs);
        takeForAll();
        return replies;
    }

    private void takeForAll() {
        lanes.all().forEach(lane -> lane.sharedList().takeForAll());
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
        return requests.dispatch(job).reply();
    }

    /**
     * Tells how many calls await a reply.
     *
     * @return the number of calls, for those who watch the adapter
     */
    public int awaited() {
        return lanes.awaited();
    }

    /**
     * Tells how many calls have a reply list of their own.
     *
     * @return the number of lists
     */
    int ownReplyLists() {
        return lanes.all().stream().mapToInt(lane -> lane.ownLists().size()).sum();
    }

    /** Ends the calls whose time is up. Callers in {@link #call} do so themselves, to the moment. */
    public void expireCalls() {
        lanes.expireCalls(System.nanoTime());
    }

    /**
     * Tells whether calls can still be made.
     *
     * @return false once this caller is closed
     */
    public boolean isOpen() {
        return open;
    }

    /** Ends every call that still waits, and the loops. */
    @Override
    public void close() {
        open = false;
        lanes.close();
        lanes.all().forEach(lane -> lane.failCalls(ServiceCaller::stopped));
    }

    private static TransportException stopped(PendingCalls.Call call) {
        return new ConnectionLostException(call.job().service(), new IllegalStateException("the adapter was stopped"));
    }
}
