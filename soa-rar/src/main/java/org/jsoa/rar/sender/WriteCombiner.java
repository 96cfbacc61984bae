/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.sender;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jsoa.rar.command.PendingCommand;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.time.MonotonicClock;

/**
 * Decides which thread uses a connection that many threads share. The thread that finds the connection free sends the
 * commands of all threads. A single thread needs no hand-over to another thread, and many threads share one round trip. A
 * thread with less time than Redis may take to respond leaves its command to the {@link BackgroundSender}.
 */
final class WriteCombiner {

    /** How many commands one round trip carries at most. */
    static final int LARGEST_BATCH = 256;

    /**
     * How long a thread sends the commands of others after its own. Without a limit other threads might keep it busy for
     * ever.
     */
    private static final long LONGEST_SERVICE = TimeUnit.MILLISECONDS.toNanos(1);

    private final ReentrantLock connection = new ReentrantLock();
    private final Queue<PendingCommand> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean backgroundAsked = new AtomicBoolean();
    private final Exchange exchange;
    private final long responseTimeout;
    private final BackgroundSender background;
    private final MonotonicClock clock;

    /** The exchange of commands and results with Redis. Only one thread at a time connects or sends. */
    interface Exchange {

        /** Returns whether there is a connection. Any thread may ask. */
        boolean isOpen();

        /**
         * Checks a connection that has rested. Takes no time unless it has.
         *
         * @param limit until when the server may take to respond, on the clock of the sender
         * @return whether there is a connection now
         */
        boolean isUsable(long limit);

        /**
         * Makes a connection if there is none.
         *
         * @throws RedisException.NotSent if none can be made now
         */
        void connect() throws RedisException.NotSent;

        /**
         * Sends commands and completes each of them, without signalling. Throws nothing.
         *
         * @param batch the commands in order, at least one; some may be completed before it returns
         * @param limit until when Redis may take to respond, on the clock of the sender
         */
        void send(List<PendingCommand> batch, long limit);
    }

    /**
     * Creates a combiner.
     *
     * @param responseTimeout how long Redis may take to respond
     * @param background sends for threads that must not wait for Redis
     */
    WriteCombiner(Exchange exchange, Duration responseTimeout, BackgroundSender background, MonotonicClock clock) {
        this.exchange = exchange;
        this.responseTimeout = responseTimeout.toNanos();
        this.background = background;
        this.clock = clock;
    }

    /**
     * Queues a command for {@link #await}.
     *
     * @param command a command that this thread waits for
     * @param deadline until when it may be sent, on the clock of the sender
     */
    void add(PendingCommand command, long deadline) {
        command.setDeadline(deadline);
        waiting.add(command);
    }

    /**
     * Waits until a queued command is done, and sends it unless another thread does.
     *
     * @return the failure of the command, or null
     */
    RedisException await(PendingCommand command) {
        while (!command.isDone()) {
            long left = command.deadline() - clock.nanoTime();
            boolean patient = mayWaitForRedis(left);
            if (patient && connection.tryLock()) {
                sendAndUnlock(command);
                wakeNext();
            } else if (left <= 0 || Thread.currentThread().isInterrupted()) {
                return withdraw(command);
            } else {
                if (!patient) {
                    askBackground();
                }
                LockSupport.parkNanos(this, left);
            }
        }
        return command.failure();
    }

    /**
     * Queues a command, and sends it unless another thread does. Does not wait for other threads.
     *
     * @param patience how long the command may wait to be sent
     */
    void post(PendingCommand command, Duration patience) {
        long begun = clock.nanoTime();
        add(command, begun + patience.toNanos());
        while (!waiting.isEmpty()) {
            long now = clock.nanoTime();
            if (!mayWaitForRedis(command.deadline() - now) || now - begun > LONGEST_SERVICE) {
                askBackground();
                return;
            }
            if (!connection.tryLock()) {
                // The thread that holds the lock checks the queue again after it has unlocked.
                return;
            }
            sendAndUnlock(command);
        }
    }

    private boolean mayWaitForRedis(long left) {
        return (left > responseTimeout && exchange.isOpen()) || !background.isRunning();
    }

    private void askBackground() {
        if (backgroundAsked.compareAndSet(false, true)) {
            background.execute(this::sendAll);
        }
    }

    private void sendAll() {
        backgroundAsked.set(false);
        while (!waiting.isEmpty() && connection.tryLock()) {
            sendAndUnlock(null);
        }
    }

    /** Wakes a thread for the queued commands. Their own threads found the connection locked and do not try again. */
    private void wakeNext() {
        PendingCommand next = waiting.peek();
        if (next == null) {
            return;
        }
        if (next.waiter() == null) {
            askBackground();
        } else {
            LockSupport.unpark(next.waiter());
        }
    }

    /**
     * Takes a command out of the queue. A command that is being sent stays; its callback may still be called.
     *
     * @return {@link RedisException.NotSent} if the command was not sent, another failure if that is not known; null if Redis
     *     has carried it out
     */
    RedisException withdraw(PendingCommand command) {
        if (command.isDone()) {
            return command.failure();
        }
        if (waiting.remove(command)) {
            // This thread may have been woken to send for others.
            wakeNext();
            return tooLate();
        }
        return command.isDone()
                ? command.failure()
                : new RedisException.ConnectionLost("Redis took too long to respond", null);
    }

    private RedisException.NotSent tooLate() {
        return new RedisException.NotSent(
                exchange.isOpen()
                        ? "the connection to Redis was busy for too long"
                        : "there was no connection to Redis in time",
                null);
    }

    /**
     * Sends queued commands, then unlocks the connection.
     *
     * @param own the command that this thread waits for, or null if it sends for others only
     */
    private void sendAndUnlock(PendingCommand own) {
        List<PendingCommand> batch = List.of();
        try {
            // A thread with a deadline does not make a connection if another thread can.
            boolean mayConnect = own == null || !background.isRunning();
            if (!waiting.isEmpty() && (mayConnect || exchange.isUsable(own.deadline()))) {
                RedisException.NotSent failure = connected();
                // Taken only now: a command that is withdrawn while a connection is made was certainly not sent.
                batch = nextBatch();
                if (failure != null) {
                    batch.forEach(command -> command.fail(failure));
                } else {
                    List<PendingCommand> inTime = inTime(batch);
                    if (!inTime.isEmpty()) {
                        exchange.send(inTime, own == null ? latest(inTime) : own.deadline());
                    }
                }
            }
        } finally {
            connection.unlock();
            batch.forEach(WriteCombiner::end);
        }
    }

    /** Signals a command. If the exchange has failed unexpectedly, the command is not done. */
    private static void end(PendingCommand command) {
        if (!command.isDone()) {
            command.fail(new RedisException.ConnectionLost("sending failed unexpectedly", null));
        }
        command.signal();
    }

    private RedisException.NotSent connected() {
        try {
            exchange.connect();
            return null;
        } catch (RedisException.NotSent e) {
            return e;
        }
    }

    private List<PendingCommand> nextBatch() {
        List<PendingCommand> batch = new ArrayList<>();
        for (PendingCommand next = waiting.poll(); next != null; next = waiting.poll()) {
            batch.add(next);
            if (batch.size() == LARGEST_BATCH) {
                break;
            }
        }
        return batch;
    }

    /** Fails the commands whose deadline has passed; returns the others. */
    private List<PendingCommand> inTime(List<PendingCommand> batch) {
        long now = clock.nanoTime();
        boolean all = true;
        for (PendingCommand command : batch) {
            if (now - command.deadline() >= 0) {
                command.fail(tooLate());
                all = false;
            }
        }
        return all ? batch : batch.stream().filter(command -> !command.isDone()).toList();
    }

    /** Returns the latest deadline, but gives Redis at least the response timeout. */
    private long latest(List<PendingCommand> batch) {
        long now = clock.nanoTime();
        long left = responseTimeout;
        for (PendingCommand command : batch) {
            left = Math.max(left, command.deadline() - now);
        }
        return now + left;
    }

    /**
     * Makes a connection if there is none, unless another thread uses the connection.
     *
     * @throws RedisException.NotSent if none can be made now
     */
    void connect() throws RedisException.NotSent {
        if (connection.tryLock()) {
            try {
                exchange.connect();
            } finally {
                connection.unlock();
                wakeNext();
            }
        }
    }
}
