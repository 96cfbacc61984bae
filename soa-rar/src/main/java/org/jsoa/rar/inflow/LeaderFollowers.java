/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.jsoa.rar.inflow.Assignment.Simple;
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

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();

    /** The messages that no worker runs yet. */
    private final Deque<QueuedMessage> ready = new ArrayDeque<>();

    private final QueueLeads leads;
    private final WorkerPool pool;
    private final WakePolicy policy;
    private final State state;
    private boolean stopped;

    /** Whether a follower sleeps at most {@link WakePolicy#LEADER_ABSENCE_NANOS}. */
    private boolean watched;

    /** How many followers have been woken and do not run yet. */
    private int woken;

    /** How many workers sleep. */
    private int followers;

    private int running;

    /** How many workers wait for an endpoint, mostly 0 or 1. Meanwhile only workers with an endpoint get something to do. */
    private int starving;

    /** How many messages of {@link #ready} were begun. It shows whether the workers that are awake keep up. */
    private long begun;

    /**
     * What the rules must know and other classes keep. They must not block.
     *
     * @param unsent tells whether responses wait to be sent
     * @param endpoints tells about how many jobs could begin now, as far as endpoints are concerned
     */
    record State(BooleanSupplier unsent, IntSupplier endpoints) {}

    /**
     * Creates the rules for one service.
     *
     * @param leads its queues
     * @param pool its workers
     * @param policy decides when workers are woken
     */
    LeaderFollowers(QueueLeads leads, WorkerPool pool, WakePolicy policy, State state) {
        this.leads = leads;
        this.pool = pool;
        this.policy = policy;
        this.state = state;
    }

    /**
     * Returns what a worker without a job does next. Never waits.
     *
     * @param equipped whether it has an endpoint
     */
    Assignment now(boolean equipped) {
        Assignment next = Simple.REST;
        lock.lock();
        try {
            next = assignNow(equipped);
            return next;
        } finally {
            unlockAndGrow(next.isBusy());
        }
    }

    private Assignment assignNow(boolean equipped) {
        if (stopped) {
            return Simple.LEAVE;
        }
        Assignment work = assign(false, equipped);
        return work == null ? Simple.REST : work;
    }

    /** Returns whether there is work without a waiting follower: messages, or queues without a leader. */
    private boolean needsWorker() {
        int tasks = Math.min(freePlaces(), ready.size() + leads.withoutLeader());
        return !stopped && starving == 0 && followers < policy.followersFor(tasks) && pool.hasRoom();
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
        Assignment next = Simple.LEAVE;
        lock.lock();
        try {
            next = follow();
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Simple.LEAVE;
        } finally {
            unlockAndGrow(next.isBusy());
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
        long patience = WakePolicy.maxIdle(pool.lacksThreads()).toNanos();
        long left = patience;
        boolean waited = false;
        while (!stopped) {
            Assignment work = assign(waited, false);
            if (work != null) {
                return work;
            }
            if (left <= 0 && followers > 0) {
                return Simple.LEAVE;
            }
            if (!watched && policy.needsWatcher(state.unsent().getAsBoolean())) {
                watch();
                if (!stopped) {
                    Assignment found = assign(true, false);
                    return found == null ? Simple.SEND_RESPONSES : found;
                }
            } else {
                left = sleep(left <= 0 ? patience : left);
            }
            waited = true;
        }
        return Simple.LEAVE;
    }

    /**
     * Returns a message to run or a queue to lead, or null.
     *
     * @param waited whether the worker has waited; if not, it may be the leader that is expected back
     * @param equipped whether the worker has an endpoint
     */
    private Assignment assign(boolean waited, boolean equipped) {
        if (freePlaces() <= 0 || (starving > 0 && !equipped)) {
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
        int queue = leads.lead(waited);
        int jobs = Math.min(freePlaces(), queue < 0 ? 0 : state.endpoints().getAsInt());
        return queue < 0 ? null : new Assignment.Lead(queue, Math.max(1, jobs / leads.queues()));
    }

    private Assignment.Run run(QueuedMessage message) {
        running++;
        // It is unknown how long this job takes, and buffered responses must not wait for it.
        return new Assignment.Run(message, state.unsent().getAsBoolean() && !callWatcher());
    }

    private int freePlaces() {
        return pool.places() - running;
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
            leads.leave(queue, message != null);
            return message == null ? null : take(message);
        } finally {
            unlockAndGrow(true);
        }
    }

    private Assignment.Run take(QueuedMessage message) {
        if (stopped || freePlaces() <= 0 || starving > 0) {
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
     * @param equipped whether it has an endpoint
     * @return what the worker does next
     */
    Assignment completeAndNext(long nanos, boolean equipped) {
        Assignment next = Simple.REST;
        lock.lock();
        try {
            release(nanos);
            next = assignNow(equipped);
            return next;
        } finally {
            unlockAndGrow(next.isBusy());
        }
    }

    private void release(long nanos) {
        running--;
        policy.ran(nanos);
        // The worker itself looks for more work. With several queues, followers may have waited for its place.
        if (leads.queues() > 1) {
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
     * Puts a message back in front for which there was no endpoint.
     *
     * @return whether its worker must wait for an endpoint, and then call {@link #stopStarving}; false if another one waits already
     */
    boolean starve(QueuedMessage message) {
        lock.lock();
        try {
            running--;
            ready.addFirst(message);
            boolean first = starving == 0;
            starving += first ? 1 : 0;
            return first;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the wait of a worker for an endpoint. */
    void stopStarving() {
        lock.lock();
        try {
            starving--;
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

    /**
     * Ends a worker: other workers take over its place and its work.
     *
     * @param failed whether it ended by an exception
     */
    void leave(Worker worker, boolean failed) {
        pool.remove(worker, failed);
        lock.lock();
        try {
            change.signalAll();
        } finally {
            unlockAndGrow(true);
        }
    }

    /** Adds a worker if one is needed and none could be added before. To be called regularly. */
    void replenish() {
        if (pool.isShort()) {
            lock.lock();
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
