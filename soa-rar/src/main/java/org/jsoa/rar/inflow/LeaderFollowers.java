/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jsoa.rar.queue.QueuedMessage;

/**
 * The leader/followers pattern for the workers of one service. At most one worker, the leader, takes messages from each queue. The
 * other workers run jobs or wait as followers. A leader that receives a message leaves its queue and runs the message itself, on the
 * thread that received it; a follower becomes the leader. Messages beyond the first go to followers.
 *
 * <p>{@link WakePolicy} decides whether a follower is woken. While jobs are short, a leader mostly returns before a follower could
 * replace it. One follower watches meanwhile: it takes the queue if the leader does not return in time, and wakes the others if the
 * workers that are awake do not keep up.
 *
 * <p>Each method that leaves work without a worker lets the {@link WorkerPool} grow. A worker calls two methods for a message.
 */
final class LeaderFollowers {

    /** What a worker does next. */
    sealed interface Assignment {

        /**
         * Run a message.
         *
         * @param message the message
         * @param flushFirst whether responses wait to be sent and no other worker would send them during a long job
         */
        record Run(QueuedMessage message, boolean flushFirst) implements Assignment {}

        /**
         * Take messages from a queue.
         *
         * @param queue the index of the queue
         * @param max how many messages to take at most: the share of this queue in the free workers
         */
        record Lead(int queue, int max) implements Assignment {}

        /** Send the responses that have waited for long. All other workers may be busy. */
        record SendResponses() implements Assignment {}

        /** There is nothing to do now: wait by {@link LeaderFollowers#await}. */
        record Rest() implements Assignment {}

        /** End the worker. The service stops, other workers suffice, or the server reclaims its thread. */
        record Leave() implements Assignment {}
    }

    static final Assignment LEAVE = new Assignment.Leave();
    private static final Assignment REST = new Assignment.Rest();
    private static final Assignment SEND_RESPONSES = new Assignment.SendResponses();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();

    /** The messages that no worker runs yet. */
    private final Deque<QueuedMessage> ready = new ArrayDeque<>();

    /** The queues that have a leader. */
    private final BitSet led = new BitSet();

    private final int queues;
    private final long[] leaderLeft;
    private final WorkerPool pool;
    private final WakePolicy policy;
    private final BooleanSupplier unsent;
    private boolean stopped;

    /** Whether a follower sleeps at most {@link WakePolicy#LEADER_ABSENCE_NANOS}. */
    private boolean watched;

    /** How many followers have been woken and do not run yet. */
    private int woken;

    /** How many workers sleep. */
    private int followers;

    private int running;

    /** How many messages of {@link #ready} were begun. It shows whether the workers that are awake keep up. */
    private long begun;

    /**
     * Creates the rules for one service.
     *
     * @param queues how many queues it has
     * @param pool its workers
     * @param policy decides when workers are woken
     * @param unsent tells whether responses wait to be sent; must not block
     */
    LeaderFollowers(int queues, WorkerPool pool, WakePolicy policy, BooleanSupplier unsent) {
        this.queues = queues;
        this.leaderLeft = new long[queues];
        this.pool = pool;
        this.policy = policy;
        this.unsent = unsent;
    }

    /** Returns what a worker without a job does next. Never waits. */
    Assignment now() {
        Assignment next = REST;
        lock.lock();
        try {
            next = assignNow();
            return next;
        } finally {
            unlockAndGrow(isReasonToGrow(next));
        }
    }

    private Assignment assignNow() {
        if (stopped) {
            return LEAVE;
        }
        Assignment work = assign(false);
        return work == null ? REST : work;
    }

    private static boolean isReasonToGrow(Assignment next) {
        return next instanceof Assignment.Run || next == SEND_RESPONSES;
    }

    /** Returns whether there is work without a waiting follower: messages, or queues without a leader. */
    private boolean needsWorker() {
        int tasks = Math.min(freePlaces(), ready.size() + queues - led.cardinality());
        return !stopped && followers < policy.followersFor(tasks) && pool.hasRoom();
    }

    /** Releases the lock, then adds a worker if one is needed. The server may take long to provide a thread. */
    private void unlockAndGrow(boolean reason) {
        boolean grow = reason && needsWorker();
        lock.unlock();
        if (grow) {
            pool.grow();
        }
    }

    /** Waits as a follower until there is something to do. */
    Assignment await() {
        Assignment next = LEAVE;
        lock.lock();
        try {
            next = follow();
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return LEAVE;
        } finally {
            unlockAndGrow(isReasonToGrow(next));
        }
    }

    private Assignment follow() throws InterruptedException {
        Assignment next = awaitAssignment();
        if (!ready.isEmpty()) {
            // This may have been the follower that watched.
            callWatcher();
        }
        return next;
    }

    private Assignment awaitAssignment() throws InterruptedException {
        long left = WakePolicy.MAX_IDLE.toNanos();
        boolean waited = false;
        while (!stopped) {
            Assignment work = assign(waited);
            if (work != null) {
                return work;
            }
            if (left <= 0 && followers > 0) {
                return LEAVE;
            }
            if (!watched && policy.needsWatcher(unsent.getAsBoolean())) {
                watch();
                if (!stopped) {
                    Assignment found = assign(true);
                    return found == null ? SEND_RESPONSES : found;
                }
            } else {
                left = sleep(left <= 0 ? WakePolicy.MAX_IDLE.toNanos() : left);
            }
            waited = true;
        }
        return LEAVE;
    }

    /**
     * Returns a message to run or a queue to lead, or null.
     *
     * @param waited whether the worker has waited; if not, it may be the leader that is expected back
     */
    private Assignment assign(boolean waited) {
        if (freePlaces() <= 0) {
            return null;
        }
        QueuedMessage message = ready.poll();
        if (message != null) {
            begun++;
            if (ready.isEmpty()) {
                policy.caughtUp();
            }
            return run(message);
        }
        int queue = queueWithoutLeader(waited);
        if (queue < queues) {
            led.set(queue);
            return new Assignment.Lead(queue, Math.max(1, freePlaces() / queues));
        }
        return null;
    }

    private Assignment.Run run(QueuedMessage message) {
        running++;
        // It is unknown how long this job takes, and buffered responses must not wait for it.
        return new Assignment.Run(message, unsent.getAsBoolean() && !callWatcher());
    }

    private int freePlaces() {
        return pool.places() - running;
    }

    private int queueWithoutLeader(boolean waited) {
        int queue = led.nextClearBit(0);
        while (waited && queue < queues && policy.isExpectedBack(leaderLeft[queue])) {
            queue = led.nextClearBit(queue + 1);
        }
        return queue;
    }

    @SuppressWarnings("WaitNotInLoop") // The callers evaluate everything anew.
    private long sleep(long nanos) throws InterruptedException {
        followers++;
        try {
            return change.awaitNanos(nanos);
        } finally {
            followers--;
            woken = Math.max(0, woken - 1);
        }
    }

    /** Waits for the time that a queue may be without a leader, and a message without a worker, while jobs are short. */
    private void watch() throws InterruptedException {
        long begunBefore = begun;
        watched = true;
        try {
            sleep(WakePolicy.LEADER_ABSENCE_NANOS);
        } finally {
            watched = false;
        }
        if (!ready.isEmpty() && begun == begunBefore) {
            policy.fellBehind();
            change.signalAll();
        }
    }

    /** Makes a follower watch, if there is one; returns whether one watches. */
    private boolean callWatcher() {
        if (!watched && woken == 0 && followers > 0) {
            wakeOne();
        }
        return watched || woken > 0;
    }

    private void wakeOne() {
        woken++;
        change.signal();
    }

    /** Passes a message of a leader to a follower. */
    void offer(QueuedMessage message) {
        lock.lock();
        try {
            ready.add(message);
            int awake = pool.size() - followers + woken;
            if (followers > woken && policy.wakesForMessage(awake)) {
                wakeOne();
            } else {
                callWatcher();
            }
        } finally {
            unlockAndGrow(true);
        }
    }

    /**
     * Ends the lead of a worker.
     *
     * @param queue the queue that it led
     * @param message the message that it received for itself, or null if none
     * @return that message, to be run; null if there is none or it may not run now
     */
    Assignment.Run stepDown(int queue, QueuedMessage message) {
        lock.lock();
        try {
            led.clear(queue);
            return message == null ? null : take(queue, message);
        } finally {
            unlockAndGrow(true);
        }
    }

    private Assignment.Run take(int queue, QueuedMessage message) {
        leaderLeft[queue] = policy.leaderLeft();
        if (stopped || freePlaces() <= 0) {
            ready.addLast(message);
            return null;
        }
        Assignment.Run own = run(message);
        if (!watched) {
            change.signal();
        }
        return own;
    }

    /**
     * Ends the job of a worker.
     *
     * @param nanos how long the application had it
     */
    void complete(long nanos) {
        lock.lock();
        try {
            release(nanos);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends the job of a worker that continues at once.
     *
     * @param nanos how long the application had it
     * @return what the worker does next
     */
    Assignment completeAndNext(long nanos) {
        Assignment next = REST;
        lock.lock();
        try {
            release(nanos);
            next = assignNow();
            return next;
        } finally {
            unlockAndGrow(isReasonToGrow(next));
        }
    }

    private void release(long nanos) {
        running--;
        policy.ran(nanos);
        // The worker itself looks for more work. With several queues, followers may have waited for its place.
        if (queues > 1) {
            change.signal();
        }
    }

    /** Puts a message that the application did not take back in front. */
    void postpone(QueuedMessage message) {
        lock.lock();
        try {
            running--;
            ready.addFirst(message);
            change.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends the job of a worker that is stuck in it. The worker leaves its place to another.
     *
     * @return what is left
     */
    WorkerPool.Places lose() {
        WorkerPool.Places places = pool.lose();
        lock.lock();
        try {
            running--;
            change.signalAll();
        } finally {
            unlockAndGrow(true);
        }
        return places;
    }

    /** Ends a worker: other workers take over its place and its work. */
    void leave(Worker worker) {
        pool.remove(worker);
        lock.lock();
        try {
            change.signalAll();
        } finally {
            unlockAndGrow(true);
        }
    }

    /** Tells every worker to leave once it has finished what it runs. */
    void stop() {
        pool.close();
        lock.lock();
        try {
            stopped = true;
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the messages that no worker has begun to run, in order, and forgets them. */
    List<QueuedMessage> takeUnstarted() {
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
