/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.io.Closeable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jsoa.client.ConnectionLostException;
import org.jsoa.client.TransportException;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.queue.ListReader;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.sender.Senders;
import org.jsoa.rar.supervision.SupervisedTask;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.rar.topology.Ring;
import org.jsoa.rar.topology.ServiceKeys;
import org.jsoa.rar.topology.Shard;

/**
 * Calls services: sends jobs and brings each response to the call that awaits it. For each shard of a ring, all calls of a node
 * share one connection for requests and one reply list with a connection of its own. A thousand callers therefore need two
 * sockets. Calls of services that respond in chunks have reply lists of their own, which share a third connection.
 *
 * <p>Safe for use by many threads. The {@link #replyLoops} must run while calls are made. {@link #expireCalls} must be called
 * periodically, for the calls that no thread waits in.
 *
 * @since 0.1
 */
public final class ServiceCaller implements Closeable {

    private final CallSettings settings;
    private final ShardRotation shards;
    private final CallStarter starter;
    private final MonotonicClock clock;
    private volatile boolean open = true;

    /**
     * Creates a caller.
     *
     * @param ring the shards that the lists are at
     * @param senders send to these shards
     * @param settings how calls are made
     * @param clock measures timeouts
     * @param wallClock the time that travels with requests
     */
    public ServiceCaller(Ring ring, Senders senders, CallSettings settings, MonotonicClock clock, Clock wallClock) {
        this(ring, senders, settings, clock, wallClock, RedisConnection::open);
    }

    /** Creates a caller that reads over connections of a given kind. */
    ServiceCaller(
            Ring ring,
            Senders senders,
            CallSettings settings,
            MonotonicClock clock,
            Clock wallClock,
            RedisConnection.Connector connector) {
        this.settings = settings;
        this.clock = clock;
        ChunkingServices chunking = new ChunkingServices(settings.chunkingServices());
        this.shards = new ShardRotation(
                IntStream.range(0, ring.shards().size())
                        .mapToObj(i -> shardClient(
                                ring.shards().get(i),
                                senders.get(i),
                                new ReplyListNames(settings.replyPrefix(), ring, i),
                                chunking,
                                connector))
                        .toList(),
                ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE));
        this.starter = new CallStarter(shards, settings, chunking, clock, wallClock);
    }

    private ShardClient shardClient(
            Shard shard,
            Sender sender,
            ReplyListNames names,
            ChunkingServices chunking,
            RedisConnection.Connector connector) {
        String replyTo = names.next();
        return new ShardClient(
                sender,
                new ReplyReader(
                        replyTo,
                        new ListReader(shard, ServiceKeys.replies(replyTo), clock, connector),
                        sender,
                        new ReplyDecoder(settings, new PendingCalls(), chunking, clock),
                        clock),
                new ChunkedReplyReader(
                        shard,
                        sender,
                        names,
                        new ReplyDecoder(settings, new PendingCalls(), chunking, clock),
                        clock,
                        connector));
    }

    /**
     * Returns the loops that read responses. Each must run on a thread of its own. They end when this caller is closed.
     *
     * @return the loops
     */
    public List<SupervisedTask> replyLoops() {
        return shards.all().stream().flatMap(shard -> shard.loops().stream()).toList();
    }

    /**
     * Sends a job without waiting for the response.
     *
     * @param job the job and its service
     * @return completes with the response, or with a {@link TransportException} once {@link #expireCalls} finds its deadline
     *     passed. Any other completion, such as a cancellation, gives the call up.
     * @throws TransportException if the job could not be sent
     */
    public CompletableFuture<JobResponse> send(OutgoingJob job) {
        CompletableFuture<JobResponse> response = starter.send(job);
        readForCalls();
        return response;
    }

    /**
     * Sends several jobs, in as few round trips as possible, without waiting for the responses.
     *
     * @param jobs the jobs and their services
     * @return for each job what {@link #send} returns; the future fails with what that would throw
     */
    public List<CompletableFuture<JobResponse>> sendAll(List<OutgoingJob> jobs) {
        List<CompletableFuture<JobResponse>> responses = starter.sendAll(jobs);
        readForCalls();
        return responses;
    }

    private void readForCalls() {
        shards.all().forEach(shard -> shard.replies().readForCalls());
    }

    /**
     * Returns the timeout of calls without a timeout of their own.
     *
     * @return the timeout of the settings
     */
    public Duration defaultTimeout() {
        return settings.timeout();
    }

    /**
     * Sends a job and waits for the response.
     *
     * @param job the job and its service
     * @return the response; empty for a job whose response is suppressed
     * @throws TransportException if the job could not be sent, or there is no valid response in time
     */
    public JobResponse call(OutgoingJob job) {
        return starter.call(job);
    }

    /**
     * Returns how many calls await a response, for monitoring.
     *
     * @return the number of calls
     */
    public int inFlight() {
        return shards.inFlight();
    }

    /** Returns how many calls have a reply list of their own. */
    int ownReplyLists() {
        return shards.all().stream()
                .mapToInt(shard -> shard.chunkedReplies().size())
                .sum();
    }

    /** Fails the calls whose deadline has passed. Threads in {@link #call} check their deadlines themselves. */
    public void expireCalls() {
        shards.expireCalls(clock.nanoTime());
    }

    /**
     * Returns whether calls can be made.
     *
     * @return false after {@link #close}
     */
    public boolean isOpen() {
        return open;
    }

    /** Fails all calls and ends the loops. */
    @Override
    public void close() {
        open = false;
        shards.close();
        shards.all().forEach(shard -> shard.failCalls(ServiceCaller::stopped));
    }

    private static TransportException stopped(PendingCall call) {
        return new ConnectionLostException(call.job().service(), new IllegalStateException("the adapter was stopped"));
    }
}
