/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.runtime;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoa.untrusted.SafeLogger;

/**
 * Runs tasks one after the other, for threads that must not wait for Redis themselves. It has a thread only while there are tasks.
 * The caller bounds the number of tasks.
 *
 * @since 0.1
 */
public final class SerialExecutor implements Executor {

    private static final Logger LOG = SafeLogger.of(SerialExecutor.class);

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    /** How many tasks are not done. The thread that raises it from 0 is the one that asks for a thread. */
    private final AtomicInteger undone = new AtomicInteger();

    private final String name;
    private final ThreadSource threads;

    /** The last request for a thread; null if there was none. */
    private volatile ThreadRequest request;

    /**
     * Creates an executor without a thread.
     *
     * @param name what the tasks do, for the log
     * @param threads gives threads
     */
    public SerialExecutor(String name, ThreadSource threads) {
        this.name = name;
        this.threads = threads;
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
            request = threads.request(this::runAll);
        }
    }

    /**
     * Waits until all tasks are done. Runs those that wait for a thread on this one. Waits even if the calling thread is
     * interrupted.
     *
     * @param timeout how long to wait for the tasks that run on another thread; an interrupt begins this time anew
     */
    public void finish(Duration timeout) {
        if (undone.get() == 0) {
            return;
        }
        CountDownLatch done = new CountDownLatch(1);
        execute(done::countDown);
        runWaiting();
        boolean interrupted = false;
        while (true) {
            try {
                if (!done.await(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                    LOG.log(Level.WARNING, "not done in time: {0}", name);
                }
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void runWaiting() {
        ThreadRequest last = request;
        if (last != null && last.cancel()) {
            runAll();
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
