/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.io.Closeable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jsoa.rar.command.CommandBatch;
import org.jsoa.rar.command.PendingCommand;
import org.jsoa.rar.connection.BlockTimeout;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.queue.ListReader;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.supervision.SupervisedTask;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.untrusted.SafeLogger;

/**
 * Reads the reply list that the calls of a node share. One thread at a time reads: the thread of a lone call for a short while
 * ({@link InlineCalls}), otherwise the thread that runs this, for as long as any call awaits a response. Without calls nothing
 * is read.
 */
final class ReplyReader implements SupervisedTask, Closeable {

    private static final Logger LOG = SafeLogger.of(ReplyReader.class);
    private static final int MAX_BATCH = 256;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Semaphore wakeUps = new Semaphore(0);
    private final ReentrantLock readLock = new ReentrantLock();
    private final String replyTo;
    private final ListReader list;
    private final Sender sender;
    private final PendingCalls calls;
    private final Consumer<byte[]> receiver;
    private final InlineCalls inlineCalls;

    /**
     * Creates a reader.
     *
     * @param replyTo the name of the list in requests
     * @param list the list
     * @param sender sends requests to the same shard
     * @param decoder receives the elements of the list
     */
    ReplyReader(String replyTo, ListReader list, Sender sender, ReplyDecoder decoder, MonotonicClock clock) {
        this.replyTo = replyTo;
        this.list = list;
        this.sender = sender;
        this.calls = decoder.calls();
        ReplyDecoder.Source source = decoder.source(replyTo);
        this.receiver = bytes -> decoder.receive(bytes, source);
        this.inlineCalls = new InlineCalls(calls, list, readLock, sender, receiver, clock);
    }

    /** Returns the name of the list for requests. */
    String replyTo() {
        return replyTo;
    }

    /** Returns the calls that await a response on this list. */
    PendingCalls calls() {
        return calls;
    }

    /** Sends the request of a call of this thread, and reads the list on this thread if {@link InlineCalls} allows it. */
    void sendAndRead(PendingCall call, PendingCommand request, Duration timeout) {
        inlineCalls.send(call, request, timeout);
        readForCalls();
    }

    /** Ends attempts to connect that take too long, and reads of calls whose deadline has passed. Never blocks. */
    void endOverdue(long now) {
        list.endSlowAttempt(now);
        inlineCalls.endOverdue(now);
    }

    /** Wakes the thread that runs this if there are calls and no thread reads. */
    void readForCalls() {
        // A thread that reads checks for further calls before it stops.
        if (calls.size() > 0 && !readLock.isLocked() && wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    /** Returns whether requests can be sent and responses read, as far as is known. */
    boolean isUp() {
        return list.isUp() && sender.isUp();
    }

    /** Makes the thread that runs this try to connect, without waiting for it. */
    void requestReconnect() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    @Override
    public void run() {
        try {
            while (closed.getCount() > 0) {
                wakeUps.acquire();
                wakeUps.drainPermits();
                if (!isUp()) {
                    reconnect();
                }
                readWhileCalled();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void recover(Throwable failure) {
        // The list has closed its connection itself. Another thread may read on a new one.
        wakeUps.release();
    }

    @Override
    public boolean isEnded() {
        return closed.getCount() == 0;
    }

    private void reconnect() {
        if (readLock.tryLock()) {
            try {
                list.connect();
                sender.connect();
            } catch (RedisException.NotSent e) {
                LOG.log(Level.DEBUG, "Redis is not back yet", e);
            } finally {
                readLock.unlock();
            }
        }
    }

    private void readWhileCalled() throws InterruptedException {
        while (calls.size() > 0 && closed.getCount() > 0 && readLock.tryLock()) {
            boolean failed = false;
            try {
                list.take(MAX_BATCH, BlockTimeout.LONGEST, CommandBatch.EMPTY, receiver, receiver);
            } catch (RedisException e) {
                LOG.log(Level.DEBUG, "waiting for responses failed", e);
                failed = true;
            } finally {
                readLock.unlock();
            }
            if (failed && closed.await(list.untilNextAttempt().toMillis() + 1, TimeUnit.MILLISECONDS)) {
                LOG.log(Level.DEBUG, "closed while waiting for Redis");
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        wakeUps.release();
        list.close();
    }
}
