/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jsoa.rar.command.CommandBatch;
import org.jsoa.rar.command.PendingCommand;
import org.jsoa.rar.connection.BlockTimeout;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.queue.ListReader;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.untrusted.SafeLogger;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * Reads the shared reply list on the thread of a lone call, which saves the hand-over from another thread. The request travels
 * on the same connection, ahead of the command that waits for the response.
 */
final class InlineCalls {

    private static final Logger LOG = SafeLogger.of(InlineCalls.class);

    /** How long a call blocks in Redis. It is short because an interrupt does not end a blocking command. */
    private static final BlockTimeout BLOCK_TIMEOUT = new BlockTimeout(Duration.ofMillis(20));

    /** A second read may begin just before the end of the first. */
    private static final long MIN_TIME_NANOS = 2 * BLOCK_TIMEOUT.nanos();

    private final PendingCalls calls;
    private final ListReader list;
    private final ReentrantLock readLock;
    private final Sender sender;
    private final Consumer<byte[]> receiver;
    private final MonotonicClock clock;
    private volatile boolean reading;
    private long deadline;

    /**
     * Creates the reader for lone calls.
     *
     * @param calls the calls whose responses come on the list
     * @param list the reply list
     * @param readLock held by the thread that reads the list
     * @param sender sends the requests that cannot travel with a read
     * @param receiver receives the elements of the list
     */
    InlineCalls(
            PendingCalls calls,
            ListReader list,
            ReentrantLock readLock,
            Sender sender,
            Consumer<byte[]> receiver,
            MonotonicClock clock) {
        this.calls = calls;
        this.list = list;
        this.readLock = readLock;
        this.sender = sender;
        this.receiver = receiver;
        this.clock = clock;
    }

    /**
     * Sends the request of a call of this thread. If the call is the only one and no other thread reads the list, this thread
     * reads it for a short while, until the call has its response.
     */
    void send(PendingCall call, PendingCommand request, Duration timeout) {
        long start = clock.nanoTime();
        // With several calls in flight, the thread of the reader takes many responses at once. A call must not make a
        // connection, since the time for that is unknown.
        boolean mayRead = calls.size() == 1 && list.isConnected() && call.deadline() - start > MIN_TIME_NANOS;
        if (!(mayRead && sender.hasOneServer() && sendWithRead(call, request))) {
            sender.post(request, timeout);
        }
        while (mayRead
                && !call.response().isDone()
                && clock.nanoTime() - start < BLOCK_TIMEOUT.nanos()
                && lockToRead(call)) {
            read(call.deadline(), CommandBatch.EMPTY);
        }
    }

    /** Takes the lock if the list can be read without a new connection. */
    private boolean lockToRead(PendingCall call) {
        if (!readLock.tryLock()) {
            return false;
        }
        boolean usable = false;
        try {
            // The other half of the time is for the response.
            usable = list.isUsable((call.deadline() - clock.nanoTime()) / 2);
        } finally {
            if (!usable) {
                readLock.unlock();
            }
        }
        return usable;
    }

    /** Sends the request on the connection of the list; returns false if it has to be sent another way. */
    private boolean sendWithRead(PendingCall call, PendingCommand request) {
        if (call.job().request().control().suppressResponse() || !lockToRead(call)) {
            return false;
        }
        PendingCommand carried = new PendingCommand(request.command(), done -> {
            // Only a sender loads a script that Redis does not know.
            if (!(done.result() instanceof JedisNoScriptException)) {
                request.complete(done.failure(), done.result());
                request.signal();
            }
        });
        read(call.deadline(), new CommandBatch(List.of(carried)));
        return request.isDone();
    }

    /** Reads one element and releases the lock. */
    private void read(long callDeadline, CommandBatch requests) {
        deadline = callDeadline;
        reading = true;
        try {
            list.takeOne(BLOCK_TIMEOUT, callDeadline, requests, receiver);
        } catch (RedisException e) {
            LOG.log(Level.DEBUG, "waiting for responses failed", e);
        } finally {
            reading = false;
            readLock.unlock();
        }
    }

    /**
     * Ends the read of a call whose deadline has passed, by closing the connection. Each part of a response may arrive in time
     * although the whole does not. Responses may be lost.
     */
    void endOverdue(long now) {
        if (reading && now - deadline > 0) {
            list.cut();
        }
    }
}
