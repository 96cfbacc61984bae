/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jsoa.rar.queue.QueuedMessage;

/**
 * Shares out the work of one service: which workers wait in Redis, which run jobs, which rest. At most one worker leads at
 * each queue, that is, takes messages; the others rest until it has some for them or leaves its place to run one itself. A
 * message is so run by the thread that received it, with no hand-over to another.
 *
 * <p>Waking a thread costs about as much as a short job. So while jobs are short, a leader that runs one wakes nobody: it
 * mostly is back at its place before another could take it; and no more workers are woken than there are processors. One of
 * those who rest watches, takes the place if it is free for too long, and wakes all if those who are awake do not get on.
 */
final class LeaderFollowers {

    /** What a worker is to do next. */
    sealed interface Turn {

        /** Run this message. */
        record Run(QueuedMessage message) implements Turn {}

        /**
         * Take messages of a queue.
         *
         * @param queue which of the queues
         * @param most how many at most, since so many workers are free for them
         */
        record Lead(int queue, int most) implements Turn {}

        /** See whether answers wait for somebody to send them, since all others may be busy. */
        record Watch() implements Turn {}

        /** End: the queue is no longer served, others suffice, or the server wants its thread back. */
        record Leave() implements Turn {}
    }

    private static final Turn LEAVE = new Turn.Leave();
    private static final Turn WATCH = new Turn.Watch();

    /** So many threads can do short jobs at the same time; to wake more makes nothing faster. */
    private static final int PROCESSORS = Math.max(2, Runtime.getRuntime().availableProcessors());

    /** How long a worker beyond the first rests before its thread goes back to the server. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(10);

    /** Jobs that take longer on average are worth waking another leader at once. */
    private static final long SHORT_JOB_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    /** How long a queue may be without a leader while jobs are short. */
    private static final long LEADERLESS_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** How long after the last message somebody watches. */
    private static final long WATCH_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final int JOBS_IN_MEAN = 8;

    /** What one job counts at most: a thread that had to wait for a processor says little about the next jobs. */
    private static final long LONGEST_IN_MEAN = 4 * SHORT_JOB_NANOS;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    private final Deque<QueuedMessage> ready = new ArrayDeque<>();
    private final BitSet led = new BitSet();
    private final BooleanSupplier unsent;
    private final LongSupplier nanoTime;
    private final int queues;
    private final int most;
    private final int mostReplaced;
    private final long[] leaderlessSince;
    private boolean stopped;
    private boolean watched;

    /** Whether messages wait for longer than short jobs take. */
    private boolean behind;

    /** How many of those who rest have been woken, and are not awake yet. */
    private int woken;

    private long begun;
    private long lastMessage;
    private long meanJob;
    private int workers;
    private int resting;
    private int running;
    private int stuck;

    /**
     * Creates the rules for one service.
     *
     * @param queues how many queues it has
     * @param most how many jobs may run at once
     * @param mostReplaced how many workers may be stuck beside them
     * @param unsent tells whether answers wait for somebody to send them
     */
    LeaderFollowers(int queues, int most, int mostReplaced, BooleanSupplier unsent) {
        this(queues, most, mostReplaced, unsent, System::nanoTime);
    }

    LeaderFollowers(int queues, int most, int mostReplaced, BooleanSupplier unsent, LongSupplier nanoTime) {
        this.unsent = unsent;
        this.nanoTime = nanoTime;
        this.lastMessage = nanoTime.getAsLong() - WATCH_NANOS;
        this.queues = queues;
        this.leaderlessSince = new long[queues];
        this.most = most;
        this.mostReplaced = mostReplaced;
    }

    /** Counts a worker in, unless there are enough; returns whether it was. */
    boolean join() {
        lock.lock();
        try {
            boolean wanted = !stopped && workers < mostWorkers();
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

    /** Returns what there is to do; null if that is nothing. */
    Turn now() {
        lock.lock();
        try {
            return stopped ? LEAVE : work(false);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is something to do. */
    Turn next() {
        lock.lock();
        resting++;
        try {
            Turn turn = awaitTurn();
            if (!ready.isEmpty() && resting > 1) {
                // This may have been the one who watched.
                callWatch();
            }
            return turn;
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
        boolean rested = false;
        while (!stopped) {
            Turn work = work(rested);
            if (work != null) {
                return work;
            }
            if (left <= 0 && resting > 1) {
                return LEAVE;
            }
            if (!watched && (jobsAreShort() || unsent.getAsBoolean())) {
                watch();
                if (!stopped) {
                    Turn found = work(true);
                    return found == null ? WATCH : found;
                }
            } else {
                long pause = left <= 0 ? LONGEST_REST.toNanos() : left;
                left = rest(pause);
            }
            rested = true;
        }
        return LEAVE;
    }

    /** Returns a message to run, or a queue to lead at, or null. */
    private Turn work(boolean rested) {
        if (freePlaces() <= 0) {
            return null;
        }
        QueuedMessage message = ready.poll();
        if (message != null) {
            running++;
            begun++;
            behind &= !ready.isEmpty();
            return new Turn.Run(message);
        }
        int queue = leaderless(rested);
        if (queue < queues) {
            led.set(queue);
            return new Turn.Lead(queue, Math.max(1, freePlaces() / queues));
        }
        return null;
    }

    @SuppressWarnings("WaitNotInLoop") // Who calls this looks at everything anew.
    private long rest(long nanos) throws InterruptedException {
        try {
            return change.awaitNanos(nanos);
        } finally {
            woken = Math.max(0, woken - 1);
        }
    }

    /** Waits for as long as a place may be free and a message may wait while jobs are short. */
    private void watch() throws InterruptedException {
        long begunBefore = begun;
        watched = true;
        try {
            rest(LEADERLESS_NANOS);
        } finally {
            watched = false;
        }
        if (!ready.isEmpty() && begun == begunBefore) {
            // Jobs may be short on average, but those who are awake now have long ones.
            behind = true;
            change.signalAll();
        }
    }

    /** Returns the first queue that needs a leader; one that has just run a message itself has the first claim. */
    private int leaderless(boolean rested) {
        int queue = led.nextClearBit(0);
        if (rested && jobsAreShort()) {
            long now = nanoTime.getAsLong();
            while (queue < queues && now - leaderlessSince[queue] < LEADERLESS_NANOS) {
                queue = led.nextClearBit(queue + 1);
            }
        }
        return queue;
    }

    /** Tells whether what waits is worth waking somebody for, beyond those who are awake. */
    private boolean isWorthWaking() {
        return !jobsAreShort() || behind || workers - resting + woken < PROCESSORS;
    }

    private boolean jobsAreShort() {
        return meanJob < SHORT_JOB_NANOS && nanoTime.getAsLong() - lastMessage < WATCH_NANOS;
    }

    /** A leader has a message for another worker. */
    void offer(QueuedMessage message) {
        lock.lock();
        try {
            ready.add(message);
            if (resting > woken && isWorthWaking()) {
                woken++;
                change.signal();
            } else {
                callWatch();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sees to it that somebody looks after what waits, while the thread that calls this is busy.
     *
     * @return whether somebody does
     */
    boolean isWatched() {
        lock.lock();
        try {
            return callWatch();
        } finally {
            lock.unlock();
        }
    }

    private boolean callWatch() {
        if (!watched && woken == 0 && resting > 0) {
            woken++;
            change.signal();
        }
        return watched || woken > 0;
    }

    /** Tells whether jobs are so short now that the way of an answer is worth sharing with others. */
    boolean areShort() {
        lock.lock();
        try {
            return jobsAreShort();
        } finally {
            lock.unlock();
        }
    }

    /**
     * A leader leaves its place.
     *
     * @param queue the queue it led at
     * @param message the message that it got, or null if none
     * @return that message, to be run by itself; null if there is none to run now
     */
    QueuedMessage stepDown(int queue, QueuedMessage message) {
        lock.lock();
        try {
            led.clear(queue);
            if (message == null) {
                return null;
            }
            lastMessage = nanoTime.getAsLong();
            leaderlessSince[queue] = lastMessage;
            if (stopped || freePlaces() <= 0) {
                ready.addLast(message);
                return null;
            }
            running++;
            if (!watched) {
                change.signal();
            }
            return message;
        } finally {
            lock.unlock();
        }
    }

    /**
     * A worker has run a message.
     *
     * @param nanos how long the application had it
     */
    void ran(long nanos) {
        lock.lock();
        try {
            running--;
            meanJob += (Math.min(nanos, LONGEST_IN_MEAN) - meanJob) / JOBS_IN_MEAN;
            // The worker looks for more itself; but with several queues others may have waited for the place.
            if (queues > 1) {
                change.signal();
            }
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

    private int freePlaces() {
        return places() - running;
    }

    /** Every queue needs somebody to wait at it, however few jobs may run. */
    private int mostWorkers() {
        return places() == 0 ? 0 : Math.max(places(), queues);
    }

    /** A worker could not run a message, and nothing happened to it. */
    void putBack(QueuedMessage message) {
        lock.lock();
        try {
            running--;
            ready.addFirst(message);
            change.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether work waits that nobody rests for: messages, or a leader's place. */
    boolean needsWorker() {
        lock.lock();
        try {
            int tasks = Math.min(freePlaces(), ready.size() + queues - led.cardinality());
            // Somebody who rests has to be there in any case, to watch.
            int wanted = jobsAreShort() && !behind ? Math.min(tasks, 1) : tasks;
            return !stopped && workers < mostWorkers() && resting < wanted;
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
    List<QueuedMessage> untouched() {
        lock.lock();
        try {
            List<QueuedMessage> messages = new ArrayList<>(ready);
            ready.clear();
            return messages;
        } finally {
            lock.unlock();
        }
    }
}
