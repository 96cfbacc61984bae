/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import org.jsoa.untrusted.SafeLogger;

/**
 * The workers of one service: threads of the server, up to the concurrency of the service. A worker that is stuck in a job is
 * replaced, up to a limit.
 */
final class WorkerPool {

    private static final Worker[] NONE = {};
    private static final Logger LOG = SafeLogger.of(WorkerPool.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private final String service;
    private final Size limits;
    private final Executor threads;
    private volatile Worker[] current = NONE;
    private volatile int size;
    private volatile int places;
    private volatile boolean closed;
    private int stuck;
    private Runnable loop;

    /**
     * How many workers there may be.
     *
     * @param queues how many queues the service has, each of which needs a leader
     * @param concurrency how many jobs may run at once
     * @param maxReplaced how many stuck workers are replaced at most
     */
    record Size(int queues, int concurrency, int maxReplaced) {}

    /**
     * How many jobs may run.
     *
     * @param left the number of jobs that may run at once now
     * @param stuck the number of threads that are stuck
     */
    record Places(int left, int stuck) {}

    WorkerPool(String service, Size limits, Executor threads) {
        this.service = service;
        this.limits = limits;
        this.threads = threads;
        this.places = limits.concurrency();
    }

    /**
     * Starts one worker for each queue.
     *
     * @param newLoop what each worker runs until it leaves
     */
    void open(Runnable newLoop) {
        loop = newLoop;
        for (int i = 0; i < limits.queues(); i++) {
            grow();
        }
    }

    /** Asks the server for another worker, unless there are enough. */
    void grow() {
        if (!join()) {
            return;
        }
        try {
            threads.execute(loop);
        } catch (RejectedExecutionException e) {
            leave();
            LOG.log(Level.WARNING, "the server has no thread for another worker of service " + service, e);
        }
    }

    private boolean join() {
        lock.lock();
        try {
            boolean wanted = hasRoom();
            setSize(size + (wanted ? 1 : 0));
            return wanted;
        } finally {
            lock.unlock();
        }
    }

    private void setSize(int newSize) {
        size = newSize;
    }

    /** Returns whether another worker may join. May be called under any lock. */
    boolean hasRoom() {
        int most = places == 0 ? 0 : Math.max(places, limits.queues());
        return !closed && size < most;
    }

    /** Returns how many workers there are that are not stuck. May be called under any lock. */
    int size() {
        return size;
    }

    /** Returns how many jobs may run at once now. May be called under any lock. */
    int places() {
        return places;
    }

    /** Adds a worker whose thread has begun. */
    void add(Worker worker) {
        lock.lock();
        try {
            List<Worker> changed = new ArrayList<>(List.of(current));
            changed.add(worker);
            current = changed.toArray(NONE);
        } finally {
            lock.unlock();
        }
    }

    /** Removes a worker whose thread ends. */
    void remove(Worker worker) {
        lock.lock();
        try {
            List<Worker> changed = new ArrayList<>(List.of(current));
            changed.remove(worker);
            current = changed.toArray(NONE);
            if (worker.hasPlace()) {
                setSize(size - 1);
            } else {
                setStuck(stuck - 1);
            }
            left.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the workers; not to be changed. The timer reads them often and must not allocate. */
    Worker[] current() {
        return current;
    }

    private void leave() {
        lock.lock();
        try {
            setSize(size - 1);
            left.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Frees the place of a stuck worker. Another worker may take it, unless too many are stuck.
     *
     * @return what is left
     */
    Places lose() {
        lock.lock();
        try {
            setSize(size - 1);
            setStuck(stuck + 1);
            left.signalAll();
            return new Places(places, stuck);
        } finally {
            lock.unlock();
        }
    }

    private void setStuck(int newStuck) {
        stuck = newStuck;
        places = limits.concurrency() - Math.max(0, stuck - limits.maxReplaced());
    }

    /** Lets no more workers join. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the workers that are not stuck have left; returns how many have not. */
    int awaitEnd(Duration timeout) {
        return await(timeout, () -> size);
    }

    /** Waits until the stuck workers have left; returns how many have not. */
    int awaitStuck(Duration timeout) {
        return await(timeout, () -> stuck);
    }

    private int await(Duration timeout, IntSupplier count) {
        long nanos = timeout.toNanos();
        boolean interrupted = false;
        lock.lock();
        try {
            while (count.getAsInt() > 0 && nanos > 0) {
                try {
                    nanos = left.awaitNanos(nanos);
                } catch (InterruptedException e) {
                    // Jobs still run. Servers interrupt a stop that takes too long, but the drain is bounded in any
                    // case.
                    interrupted = true;
                }
            }
            return count.getAsInt();
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
