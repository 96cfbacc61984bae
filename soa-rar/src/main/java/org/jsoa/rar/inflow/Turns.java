/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/**
 * Shares out the work of one queue: which worker waits in Redis, which run jobs, which rest. At most one worker leads, that
 * is, takes messages; the others rest until it has some for them or leaves its place to run one itself. A message is so run
 * by the thread that received it, with no hand-over to another.
 */
final class Turns {

    /** What a worker is to do next. */
    sealed interface Turn {

        /** Run this message. */
        final class Run implements Turn {

            private final byte[] frame;

            Run(byte[] frame) {
                this.frame = frame;
            }

            byte[] frame() {
                return frame;
            }
        }

        /** Take messages: as many as that at most, since so many workers are free for them. */
        record Lead(int most) implements Turn {}

        /** End: the queue is no longer served, others suffice, or the server wants its thread back. */
        record Leave() implements Turn {}
    }

    private static final Turn LEAVE = new Turn.Leave();

    /** How long a worker beyond the first rests before its thread goes back to the server. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(10);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    private final Deque<byte[]> ready = new ArrayDeque<>();
    private final int most;
    private final int mostReplaced;
    private boolean led;
    private boolean stopped;
    private int workers;
    private int resting;
    private int running;
    private int stuck;

    /**
     * Creates the rules for one queue.
     *
     * @param most how many workers there may be
     * @param mostReplaced how many may be stuck beside them
     */
    Turns(int most, int mostReplaced) {
        this.most = most;
        this.mostReplaced = mostReplaced;
    }

    /** Counts a worker in, unless there are enough; returns whether it was. */
    boolean join() {
        lock.lock();
        try {
            boolean wanted = !stopped && workers < places();
            workers += wanted ? 1 : 0;
            return wanted;
        } finally {
            lock.unlock();
        }
    }

    /** Counts a worker out. */
    void leave() {
        lock.lock();
        try {
            workers--;
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is something to do. */
    Turn next() {
        lock.lock();
        resting++;
        try {
            return awaitTurn();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return LEAVE;
        } finally {
            resting--;
            lock.unlock();
        }
    }

    private Turn awaitTurn() throws InterruptedException {
        long left = LONGEST_REST.toNanos();
        while (!stopped) {
            if (!ready.isEmpty()) {
                running++;
                return new Turn.Run(ready.poll());
            }
            if (!led) {
                led = true;
                return new Turn.Lead(places() - running);
            }
            if (left <= 0 && resting > 1) {
                return LEAVE;
            }
            left = change.awaitNanos(left <= 0 ? LONGEST_REST.toNanos() : left);
        }
        return LEAVE;
    }

    /** The leader has a message for another worker. */
    void offer(byte[] frame) {
        lock.lock();
        try {
            ready.add(frame);
            change.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The leader leaves its place.
     *
     * @param frame the message that it runs itself, or null if it got none
     * @return that message, or null if there is none to run
     */
    byte[] stepDown(byte[] frame) {
        lock.lock();
        try {
            led = false;
            if (frame == null) {
                return null;
            }
            if (stopped) {
                ready.addLast(frame);
                return null;
            }
            running++;
            change.signal();
            return frame;
        } finally {
            lock.unlock();
        }
    }

    /** A worker has run a message. */
    void ran() {
        lock.lock();
        try {
            running--;
        } finally {
            lock.unlock();
        }
    }

    /**
     * A worker is stuck in a message and loses its place to another, if there are not too many such already.
     *
     * @return what is left
     */
    Places lose() {
        lock.lock();
        try {
            running--;
            workers--;
            stuck++;
            change.signalAll();
            return new Places(places(), stuck);
        } finally {
            lock.unlock();
        }
    }

    /** A worker that had lost its place is done, and gone. */
    void comeBack() {
        lock.lock();
        try {
            stuck--;
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * How many workers there may be now.
     *
     * @param left the number
     * @param stuck how many threads are stuck
     */
    record Places(int left, int stuck) {}

    private int places() {
        return most - Math.max(0, stuck - mostReplaced);
    }

    /** A worker could not run a message, and nothing happened to it. */
    void putBack(byte[] frame) {
        lock.lock();
        try {
            running--;
            ready.addFirst(frame);
            change.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether work waits that nobody rests for: messages, or the leader's place. */
    boolean needsWorker() {
        lock.lock();
        try {
            int tasks = ready.size() + (led ? 0 : 1);
            return !stopped && workers < places() && resting < tasks;
        } finally {
            lock.unlock();
        }
    }

    /** Tells every worker to leave once it has finished what it runs. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all workers have left that are not stuck; returns how many have not. */
    int awaitEnd(Duration patience) {
        return await(patience, () -> workers);
    }

    /** Waits until the stuck threads are gone; returns how many are not. */
    int awaitStuck(Duration patience) {
        return await(patience, () -> stuck);
    }

    private int await(Duration patience, IntSupplier threads) {
        long left = patience.toNanos();
        boolean interrupted = false;
        lock.lock();
        try {
            while (threads.getAsInt() > 0 && left > 0) {
                try {
                    left = change.awaitNanos(left);
                } catch (InterruptedException e) {
                    // Jobs still run; servers interrupt a stop that takes them too long, but their drain is bounded
                    // anyway.
                    interrupted = true;
                }
            }
            return threads.getAsInt();
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Returns the messages that nobody has begun to run, in order, and forgets them. */
    List<byte[]> untouched() {
        lock.lock();
        try {
            List<byte[]> frames = new ArrayList<>(ready);
            ready.clear();
            return frames;
        } finally {
            lock.unlock();
        }
    }
}
