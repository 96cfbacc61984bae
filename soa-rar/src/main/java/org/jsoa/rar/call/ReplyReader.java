/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.io.Closeable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jsoa.rar.command.CommandBatch;
import org.jsoa.rar.command.PendingCommand;
import org.jsoa.rar.connection.BlockTimeout;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.queue.ListReader;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.rar.topology.ServiceKeys;
import org.jsoa.rar.topology.Shard;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * The reply list that the calls of a node share, and who takes replies off it. A thread that waits in a call takes replies
 * itself if nobody else does, so that a lone call needs no hand-over between threads. Once it has its own, or has to wait for
 * long, the thread in {@link #run} takes over, for as long as any call waits. While none does nobody asks Redis anything.
 */
final class ReplyReader implements Runnable, Closeable {

    private static final Logger LOG = System.getLogger(ReplyReader.class.getName());
    private static final int LARGEST_BATCH = 256;

    /** How long a caller waits in Redis: short, since interrupts do not reach it there. */
    private static final BlockTimeout CALLERS_WAIT = new BlockTimeout(Duration.ofMillis(20));

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Semaphore wanted = new Semaphore(0);
    private final ReentrantLock reading = new ReentrantLock();
    private final String replyTo;
    private final PendingCalls calls = new PendingCalls();
    private final ListReader queue;
    private final Sender sender;
    private final long longestTake;
    private final ReplyDecoder receiver;
    private final ReplyDecoder.Source source;
    private volatile boolean callerTakes;
    private long callersDeadline;

    ReplyReader(
            Shard store,
            Sender sender,
            ReplyListNames addresses,
            Function<PendingCalls, ReplyDecoder> receivers,
            MonotonicClock clock) {
        this.replyTo = addresses.next();
        this.queue = new ListReader(store, ServiceKeys.replies(replyTo), clock);
        this.sender = sender;
        this.longestTake =
                CALLERS_WAIT.duration().plus(store.timeouts().answer()).toNanos();
        this.receiver = receivers.apply(calls);
        this.source = receiver.source(replyTo);
    }

    /** Returns the address for requests. */
    String replyTo() {
        return replyTo;
    }

    /** Returns the calls that await a reply on this list. */
    PendingCalls calls() {
        return calls;
    }

    /**
     * Sends the request of a call of this thread, and takes replies until its own is there or somebody else takes them. If
     * nobody takes any now, the request goes along on the connection on which its reply then arrives.
     */
    void sendAndTake(PendingCalls.Call call, PendingCommand request, Duration patience) {
        long start = System.nanoTime();
        // With other calls under way it is the thread for all that takes, many replies at once. Who has less time left
        // than a Redis that is slow to answer may take must not ask it; and nobody knows how long connecting takes.
        boolean mayTake = calls.size() == 1 && queue.isConnected() && call.deadline() - start > longestTake;
        if (!(mayTake && sender.hasOneServer() && carry(call, request))) {
            sender.post(request, patience);
        }
        long longest = CALLERS_WAIT.duration().toNanos();
        while (mayTake && !call.reply().isDone() && System.nanoTime() - start < longest && reading.tryLock()) {
            takeAsCaller(call.deadline(), CommandBatch.EMPTY);
        }
        takeForAll();
    }

    /** Takes a reply and sends a request with that; returns false if the request is to be sent in another way. */
    private boolean carry(PendingCalls.Call call, PendingCommand request) {
        if (call.job().request().control().suppressResponse() || !reading.tryLock()) {
            return false;
        }
        PendingCommand carried = new PendingCommand(request.command(), done -> {
            if (!(done.answer() instanceof JedisNoScriptException)) {
                request.complete(done.failure(), done.answer());
                request.signal();
            }
        });
        takeAsCaller(call.deadline(), new CommandBatch(List.of(carried)));
        return request.isDone();
    }

    private void takeAsCaller(long deadline, CommandBatch batch) {
        callersDeadline = deadline;
        callerTakes = true;
        try {
            queue.take(1, CALLERS_WAIT, batch, this::receive, this::receive);
        } catch (RedisException e) {
            LOG.log(Level.DEBUG, "waiting for replies failed", e);
        } finally {
            callerTakes = false;
            reading.unlock();
        }
    }

    /** Ends the wait of a caller who takes replies but whose time is up, though replies may be lost by that. */
    void endOverdue(long now) {
        queue.endSlowAttempt(now);
        // Each piece of a reply may come in time.
        if (callerTakes && now - callersDeadline > 0) {
            queue.cut();
        }
    }

    /** Sees to it that somebody takes replies while there are calls. */
    void takeForAll() {
        // Who takes them now looks for further calls after that.
        if (calls.size() > 0 && !reading.isLocked() && wanted.availablePermits() == 0) {
            wanted.release();
        }
    }

    /** Tells whether requests can be sent and replies taken, as far as is known. */
    boolean isUp() {
        return queue.isUp() && sender.isUp();
    }

    /** Sees to it that somebody finds out when Redis is back, without waiting for it. */
    void seekRedis() {
        if (wanted.availablePermits() == 0) {
            wanted.release();
        }
    }

    @Override
    public void run() {
        try {
            while (closed.getCount() > 0) {
                wanted.acquire();
                wanted.drainPermits();
                if (!isUp()) {
                    reconnect();
                }
                takeWhileCalled();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void reconnect() {
        if (reading.tryLock()) {
            try {
                queue.connect();
                sender.connect();
            } catch (RedisException.NotSent e) {
                LOG.log(Level.DEBUG, "Redis is not back yet", e);
            } finally {
                reading.unlock();
            }
        }
    }

    private void takeWhileCalled() throws InterruptedException {
        while (calls.size() > 0 && closed.getCount() > 0 && reading.tryLock()) {
            boolean failed = false;
            try {
                queue.take(LARGEST_BATCH, BlockTimeout.LONGEST, CommandBatch.EMPTY, this::receive, this::receive);
            } catch (RedisException e) {
                LOG.log(Level.DEBUG, "waiting for replies failed", e);
                failed = true;
            } finally {
                reading.unlock();
            }
            if (failed && closed.await(queue.untilNextAttempt().toMillis() + 1, TimeUnit.MILLISECONDS)) {
                LOG.log(Level.DEBUG, "closed while waiting for Redis");
            }
        }
    }

    private void receive(byte[] bytes) {
        receiver.receive(bytes, source);
    }

    @Override
    public void close() {
        closed.countDown();
        wanted.release();
        queue.close();
    }
}
