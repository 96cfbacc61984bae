/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.runtime;

import jakarta.resource.spi.work.HintsContext;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkContext;
import jakarta.resource.spi.work.WorkContextProvider;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.untrusted.SafeLogger;

/**
 * Runs the adapter's tasks on threads of the server (Jakarta Connectors 2.1, chapter 10). Each task gets a thread of its own, as
 * soon as the server has one.
 *
 * @since 0.1
 */
public final class ServerThreads implements Executor {

    private static final int MAX_HELPERS = 15;
    private static final Logger LOG = SafeLogger.of(ServerThreads.class);

    private final WorkManager workManager;
    private final boolean hints;
    private final MonotonicClock clock;

    /**
     * Creates the access to the server's threads.
     *
     * @param workManager gives the threads
     * @param hints whether the server understands that some work runs for long
     * @param clock limits the wait for tasks
     */
    public ServerThreads(WorkManager workManager, boolean hints, MonotonicClock clock) {
        this.workManager = workManager;
        this.hints = hints;
        this.clock = clock;
    }

    /**
     * Runs a task on a thread of its own.
     *
     * @param task the task; the server does not end it
     * @throws RejectedExecutionException if the server takes no more work
     */
    @Override
    public void execute(Runnable task) {
        execute("a task of JSOA", task);
    }

    /**
     * Returns an executor whose tasks have a name in the log.
     *
     * @param name what the tasks do
     * @return an executor on the same threads
     */
    public Executor named(String name) {
        return task -> execute(name, task);
    }

    private void execute(String name, Runnable task) {
        NamedWork work = new NamedWork(name, task);
        Thread caller = Thread.currentThread();
        ClassLoader own = caller.getContextClassLoader();
        // A thread that the server makes for this work outlives the application, and must not keep its classes.
        caller.setContextClassLoader(workManager.getClass().getClassLoader());
        try {
            workManager.scheduleWork(hints ? new LongRunningWork(work) : work);
        } catch (WorkException e) {
            throw new RejectedExecutionException("the server has no thread for " + name, e);
        } finally {
            caller.setContextClassLoader(own);
        }
    }

    /**
     * Runs tasks in parallel, on a few threads of the server and on the caller's own. If the server has no thread, the
     * caller runs them one after the other. Waits for the tasks even if the calling thread is interrupted.
     *
     * @param name what the tasks do, for the log
     * @param tasks the tasks
     * @param timeout how long to wait at most for tasks on other threads
     */
    public void runAll(String name, List<Runnable> tasks, Duration timeout) {
        Queue<Runnable> left = new ConcurrentLinkedQueue<>(tasks);
        CountDownLatch done = new CountDownLatch(tasks.size());
        for (int i = 1; i < Math.min(tasks.size(), MAX_HELPERS + 1); i++) {
            try {
                execute(name, () -> runNext(name, left, done));
            } catch (RejectedExecutionException e) {
                LOG.log(Level.DEBUG, "the server has no further thread for " + name, e);
                break;
            }
        }
        runNext(name, left, done);
        // The tasks that are not done now run on other threads.
        if (!isDone(done, timeout)) {
            LOG.log(Level.WARNING, "{0} of {1} tasks were not done in time: {2}", done.getCount(), tasks.size(), name);
        }
    }

    private static void runNext(String name, Queue<Runnable> left, CountDownLatch done) {
        for (Runnable task = left.poll(); task != null; task = left.poll()) {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, name + " failed", e);
            } finally {
                done.countDown();
            }
        }
    }

    private boolean isDone(CountDownLatch done, Duration timeout) {
        long deadline = clock.nanoTime() + timeout.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return done.await(deadline - clock.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private record NamedWork(String name, Runnable task) implements Work {

        @Override
        public void run() {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                // Not every server reports what a Work throws.
                LOG.log(Level.ERROR, name + " ended unexpectedly", e);
                throw e;
            }
        }

        @Override
        public void release() {
            LOG.log(Level.DEBUG, "the server asks {0} to end; it ends when its owner stops it", name);
        }
    }

    /** Marks long-running work, for servers with separate threads for it. */
    private record LongRunningWork(NamedWork work) implements Work, WorkContextProvider {

        @Override
        public List<WorkContext> getWorkContexts() {
            HintsContext context = new HintsContext();
            context.setHint(HintsContext.LONGRUNNING_HINT, true);
            return List.of(context);
        }

        @Override
        public void run() {
            work.run();
        }

        @Override
        public void release() {
            work.release();
        }
    }
}
