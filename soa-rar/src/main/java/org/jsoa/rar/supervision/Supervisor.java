/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.supervision;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jsoa.rar.log.ThrottledLog;
import org.jsoa.rar.time.BackOff;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.untrusted.SafeLogger;

/**
 * Keeps tasks running until they end. A task that fails recovers, pauses and runs again on the same thread. A task whose thread is gone
 * gets another one. No exception and no error ends a task.
 *
 * @since 0.1
 */
public final class Supervisor {

    private static final Logger LOG = SafeLogger.of(Supervisor.class);
    private static final BackOff FIRST_PAUSE = new BackOff(Duration.ofMillis(50), Duration.ofSeconds(1));

    /** 1 s. The pause before a task whose thread is gone gets another one. */
    static final Duration THREAD_RETRY = Duration.ofSeconds(1);

    /** A task that ran for so long before its failure starts with the shortest pause again. */
    private static final long STABLE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final List<Supervised> tasks = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicLong restarts = new AtomicLong();
    private final Function<String, Executor> threads;
    private final MonotonicClock clock;

    /**
     * Creates a supervisor without tasks.
     *
     * @param threads makes the executor for a task with a name; it gives each task a thread
     * @param clock measures pauses
     */
    public Supervisor(Function<String, Executor> threads, MonotonicClock clock) {
        this.threads = threads;
        this.clock = clock;
    }

    /**
     * Keeps a task running from now on. The task need not have a thread when this returns.
     *
     * @param name what the task is, for the log
     * @param task the task
     */
    public void keepRunning(String name, SupervisedTask task) {
        Supervised supervised = new Supervised(name, task);
        tasks.add(supervised);
        supervised.askForThread();
    }

    /** Asks for a thread for each task that has none. To be called regularly. */
    public void tick() {
        tasks.removeIf(supervised -> supervised.task.isEnded());
        tasks.forEach(Supervised::askForThread);
    }

    /**
     * Returns how often a task had to be run again since the start.
     *
     * @return the number of failures and lost threads
     */
    public long restarts() {
        return restarts.get();
    }

    /** Ends all pauses. The owners of the tasks end the tasks. */
    public void close() {
        closed.countDown();
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** One task with its state. */
    private final class Supervised {

        private final String name;
        private final SupervisedTask task;
        private final ThrottledLog failures = new ThrottledLog(clock);

        /** Guarded by this. From the request for a thread until that thread ends. */
        private boolean hasThread;

        /** Guarded by this. */
        private long nextRequest = clock.nanoTime();

        Supervised(String name, SupervisedTask task) {
            this.name = name;
            this.task = task;
        }

        void askForThread() {
            if (!claimThread()) {
                return;
            }
            boolean accepted = false;
            try {
                threads.apply(name).execute(this::runOnThread);
                accepted = true;
            } catch (Throwable e) { // Servers throw more than they declare.
                report("has no thread", e);
            } finally {
                if (!accepted) {
                    threadEnded();
                }
            }
        }

        private synchronized boolean claimThread() {
            if (hasThread || isClosed() || clock.nanoTime() - nextRequest < 0) {
                return false;
            }
            hasThread = true;
            return true;
        }

        private synchronized void threadEnded() {
            hasThread = false;
            nextRequest = clock.nanoTime() + THREAD_RETRY.toNanos();
        }

        private void runOnThread() {
            try {
                runUntilEnd();
            } finally {
                threadEnded();
            }
        }

        private void runUntilEnd() {
            BackOff backOff = FIRST_PAUSE;
            while (!task.isEnded()) {
                long begin = clock.nanoTime();
                try {
                    task.run();
                    if (!task.isEnded()) {
                        restarts.incrementAndGet();
                        LOG.log(Level.DEBUG, "{0} was interrupted; it asks for another thread", name);
                    }
                    return;
                } catch (Throwable e) { // Whatever was thrown, the task must go on.
                    restarts.incrementAndGet();
                    report("failed and will go on", e);
                    recover(e);
                }
                backOff = clock.nanoTime() - begin > STABLE_NANOS ? FIRST_PAUSE : backOff;
                if (!pause(backOff)) {
                    return;
                }
                backOff = backOff.next();
            }
        }

        private void recover(Throwable failure) {
            try {
                task.recover(failure);
            } catch (Throwable e) { // The next run may succeed all the same.
                report("failed to recover", e);
            }
        }

        /** Returns false if the thread was interrupted or the supervisor closed. */
        private boolean pause(BackOff backOff) {
            try {
                return !closed.await(backOff.pause().toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private void report(String what, Throwable failure) {
            try {
                long count = failures.count();
                if (count > 0) {
                    LOG.log(Level.ERROR, name + " " + what + ", failure " + count + " since the last line", failure);
                }
            } catch (Throwable e) {
                // There may be no memory for a line. A lost line is better than a lost task.
                failure.addSuppressed(e);
            }
        }
    }
}
