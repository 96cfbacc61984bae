/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.jsoa.rar.runtime.ThreadRequest;
import org.jsoa.rar.runtime.ThreadSource;
import org.jsoa.rar.time.BackOff;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.untrusted.SafeLogger;

/**
 * The workers of one service: threads of the server, up to the concurrency of the service. A worker that is stuck in a job is
 * replaced, up to a limit.
 * A worker that failed is replaced after a pause.
 */
final class WorkerPool {

    private static final Worker[] NONE = {};
    private static final BackOff FIRST_BACK_OFF = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(1));

    /** After this time without a failure the pauses begin anew. */
    private static final long QUIET_NANOS = Duration.ofSeconds(10).toNanos();

    private static final Logger LOG = SafeLogger.of(WorkerPool.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private final Size limits;
    private final Threads threads;
    private final MonotonicClock clock;

    /** The workers that wait for a thread. */
    private final List<ThreadRequest> requests = new ArrayList<>();

    private volatile Worker[] current = NONE;
    private volatile int size;
    private volatile int places;
    private volatile boolean closed;
    private int stuck;
    private Runnable loop;

    /** Whether a worker is missing because one failed, and until when it is not replaced. */
    private volatile boolean isShort;

    private volatile long nextAttempt;
    private long lastFailure;
    private BackOff backOff = FIRST_BACK_OFF;

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

    /**
     * Where workers get their threads.
     *
     * @param source gives the threads
     * @param areScarce tells whether others wait for threads
     */
    record Threads(ThreadSource source, BooleanSupplier areScarce) {}

    WorkerPool(Size limits, Threads threads, MonotonicClock clock) {
        this.limits = limits;
        this.threads = threads;
        this.clock = clock;
        this.lastFailure = clock.nanoTime() - QUIET_NANOS;
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

    /** Asks for another worker, unless there are enough. Throws nothing: its caller may be in the middle of something else. */
    void grow() {
        if (!join()) {
            return;
        }
        ThreadRequest request;
        try {
            request = threads.source().request(loop);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "could not ask for a thread, will try again", e);
            remove(null, true);
            return;
        }
        add(request);
    }

    private void add(ThreadRequest request) {
        lock.lock();
        try {
            requests.removeIf(earlier -> !earlier.isWaiting());
            requests.add(request);
            if (closed) {
                cancelRequests();
            }
        } finally {
            lock.unlock();
        }
    }

    private void cancelRequests() {
        int cancelled = (int) requests.stream().filter(ThreadRequest::cancel).count();
        requests.clear();
        setSize(size - cancelled);
        left.signalAll();
    }

    private boolean join() {
        lock.lock();
        try {
            boolean wanted = hasRoom();
            isShort &= !wanted;
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
        return !closed && size < most && !(isShort && clock.nanoTime() - nextAttempt < 0);
    }

    /** Returns whether a worker may be missing. May be called under any lock. */
    boolean isShort() {
        return isShort && !closed;
    }

    /** Returns whether workers without work must give their threads back soon. May be called under any lock. */
    boolean lacksThreads() {
        return threads.areScarce().getAsBoolean();
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

    /**
     * Removes a worker whose thread ends.
     *
     * @param worker the worker; null if it could not be made
     * @param failed whether it ended by an exception
     */
    void remove(Worker worker, boolean failed) {
        lock.lock();
        try {
            List<Worker> changed = new ArrayList<>(List.of(current));
            changed.remove(worker);
            current = changed.toArray(NONE);
            if (worker == null || worker.hasPlace()) {
                setSize(size - 1);
            } else {
                setStuck(stuck - 1);
            }
            if (failed) {
                pause();
            }
            left.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void pause() {
        long now = clock.nanoTime();
        if (now - lastFailure >= QUIET_NANOS) {
            backOff = FIRST_BACK_OFF;
        }
        lastFailure = now;
        nextAttempt = now + backOff.pause().toNanos();
        backOff = backOff.next();
        isShort = true;
    }

    /** Returns the workers; not to be changed. The timer reads them often and must not allocate. */
    Worker[] current() {
        return current;
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

    /** Lets no more workers join, not even those that wait for a thread. */
    void close() {
        lock.lock();
        try {
            closed = true;
            cancelRequests();
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
