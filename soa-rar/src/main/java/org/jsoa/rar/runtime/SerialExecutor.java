/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.runtime;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoa.rar.log.ThrottledLog;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.untrusted.SafeLogger;

/**
 * Runs tasks one after the other, for threads that must not wait for Redis themselves. It has a thread only while there are tasks.
 * Tasks for which the server has no thread wait for {@link #retry}. The caller bounds their number.
 *
 * @since 0.1
 */
public final class SerialExecutor implements Executor {

    private static final Logger LOG = SafeLogger.of(SerialExecutor.class);

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    /** How many tasks are not done. The thread that raises it from 0 is the one that asks for a thread. */
    private final AtomicInteger undone = new AtomicInteger();

    private final AtomicBoolean waiting = new AtomicBoolean();
    private final ThrottledLog rejections;
    private final String name;
    private final Executor threads;

    /**
     * Creates an executor without a thread.
     *
     * @param name what the tasks do, for the log
     * @param threads gives a thread, or throws {@link RejectedExecutionException}
     * @param clock measures the time between lines of the log
     */
    public SerialExecutor(String name, Executor threads, MonotonicClock clock) {
        this.name = name;
        this.threads = threads;
        this.rejections = new ThrottledLog(clock);
    }

    /**
     * Runs a task after those before it. Never blocks.
     *
     * @param task the task; what it throws is logged
     */
    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (undone.getAndIncrement() == 0) {
            askForThread();
        }
    }

    /** Asks the server again for a thread, if tasks wait for one. To be called regularly; never blocks. */
    public void retry() {
        if (waiting.compareAndSet(true, false)) {
            askForThread();
        }
    }

    /** Runs the tasks that wait for a thread on this one. To be called when {@link #retry} is not called any more. */
    public void runWaiting() {
        if (waiting.compareAndSet(true, false)) {
            runAll();
        }
    }

    private void askForThread() {
        try {
            threads.execute(this::runAll);
        } catch (RejectedExecutionException e) {
            if (rejections.count() > 0) {
                LOG.log(Level.WARNING, "the server has no thread for " + name + ", will try again", e);
            }
            waiting.set(true);
        }
    }

    private void runAll() {
        do {
            try {
                tasks.remove().run();
            } catch (RuntimeException | Error e) {
                // The tasks behind this one must still run.
                LOG.log(Level.ERROR, name + " failed", e);
            }
        } while (undone.decrementAndGet() > 0);
    }
}
