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
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoa.rar.log.ThrottledLog;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.untrusted.SafeLogger;

/**
 * Runs the adapter's tasks on threads of the server (Jakarta Connectors 2.1, chapter 10). Each task gets a thread of its own.
 *
 * <p>A server may refuse a task, or keep it in a queue until one of its threads is free. Services must run all the same. A task that no
 * thread of the server has begun in time runs on a thread that this makes. {@link #tick} makes these threads.
 *
 * @since 0.1
 */
public final class ServerThreads implements Executor {

    /** 250 ms. A pool with free threads begins a task within a few milliseconds, also on a busy machine. */
    static final Duration PATIENCE = Duration.ofMillis(250);

    /** 5 s. After a late or refused task the server is not asked for so long, unless one of its threads begins a task. */
    static final Duration SCARCITY = Duration.ofSeconds(5);

    private static final int MAX_HELPERS = 15;
    private static final Logger LOG = SafeLogger.of(ServerThreads.class);

    private final WorkManager workManager;
    private final boolean hints;
    private final MonotonicClock clock;
    private final ThrottledLog failures;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger own = new AtomicInteger();

    /** Until when the server is not asked. */
    private volatile long scarceUntil;

    /** The number of threads that the log has told last. */
    private int told;

    /**
     * A task that may need a thread of the adapter's own.
     *
     * @param overdue when it needs one, on the clock
     */
    private record Waiting(String name, ThreadRequest request, long overdue) {}

    /**
     * Creates the access to the server's threads.
     *
     * @param workManager gives the threads
     * @param hints whether the server understands that some work runs for long
     * @param clock limits the wait for threads and for tasks
     */
    public ServerThreads(WorkManager workManager, boolean hints, MonotonicClock clock) {
        this.workManager = workManager;
        this.hints = hints;
        this.clock = clock;
        this.failures = new ThrottledLog(clock);
        this.scarceUntil = clock.nanoTime();
    }

    /**
     * Runs a task on a thread of its own.
     *
     * @param task the task; the server does not end it
     */
    @Override
    public void execute(Runnable task) {
        request("a task of JSOA", task);
    }

    /**
     * Returns a source of threads whose tasks have a name in the log.
     *
     * @param name what the tasks do
     * @return a source of the same threads
     */
    public ThreadSource named(String name) {
        return task -> request(name, task);
    }

    /**
     * Returns whether tasks wait for threads of the server, or run on threads of the adapter because of that. Threads without work
     * should be given back at once then.
     *
     * @return whether threads are scarce
     */
    public boolean scarce() {
        return own.get() > 0 || isScarce();
    }

    private boolean isScarce() {
        return clock.nanoTime() - scarceUntil < 0;
    }

    private ThreadRequest request(String name, Runnable task) {
        ThreadRequest request = new ThreadRequest(new Counted(name, task, begun));
        long now = clock.nanoTime();
        boolean asked = !isScarce() && askServer(name, request);
        waiting.add(new Waiting(name, request, asked ? now + PATIENCE.toNanos() : now));
        return request;
    }

    /** Returns whether the server has taken the task. */
    private boolean askServer(String name, ThreadRequest request) {
        ServerWork work = new ServerWork(name, request, () -> scarceUntil = clock.nanoTime());
        Thread caller = Thread.currentThread();
        ClassLoader callers = caller.getContextClassLoader();
        // A thread that the server makes for this work outlives the application, and must not keep its classes.
        caller.setContextClassLoader(workManager.getClass().getClassLoader());
        try {
            workManager.scheduleWork(hints ? new LongRunningWork(work) : work);
            return true;
        } catch (WorkException | RuntimeException | Error e) {
            becomeScarce();
            if (failures.count() > 0) {
                LOG.log(Level.WARNING, "the server refused a thread for " + name, e);
            }
            return false;
        } finally {
            caller.setContextClassLoader(callers);
        }
    }

    private void becomeScarce() {
        scarceUntil = clock.nanoTime() + SCARCITY.toNanos();
    }

    /** Makes threads for the tasks that the server has not begun in time. To be called about ten times a second; never blocks. */
    public void tick() {
        long now = clock.nanoTime();
        waiting.removeIf(next -> !next.request.isWaiting() || (now - next.overdue >= 0 && startThread(next)));
    }

    private boolean startThread(Waiting next) {
        becomeScarce();
        Thread thread = new Thread(() -> runOnOwnThread(next.request), "jsoa-" + next.name);
        thread.setDaemon(true);
        thread.setContextClassLoader(workManager.getClass().getClassLoader());
        try {
            thread.start();
            tellNeed();
            return true;
        } catch (OutOfMemoryError e) {
            // The machine has no thread now. The next tick tries again.
            if (failures.count() > 0) {
                LOG.log(Level.ERROR, "there is no thread for " + next.name + ", will try again", e);
            }
            return false;
        }
    }

    private void runOnOwnThread(ThreadRequest request) {
        own.incrementAndGet();
        try {
            request.run();
        } finally {
            own.decrementAndGet();
        }
    }

    /** Warns when the need has grown by half since the last line. */
    private void tellNeed() {
        int need = begun.get() + waiting.size();
        if (need > told + told / 2) {
            told = need;
            LOG.log(
                    Level.WARNING,
                    "the server had no thread within {0} ms, and the adapter made one. The adapter needs {1} threads now. Let "
                            + "the server''s pool have more: on Payara and GlassFish thread-pool-1.max-thread-pool-size, on "
                            + "WildFly the long-running-threads of the work manager, on Open Liberty executor maxThreads",
                    PATIENCE.toMillis(),
                    need);
        }
    }

    /**
     * Runs tasks in parallel, on a few threads of the server and on the caller's own. If the server has no thread in time, the
     * caller runs them one after the other. Waits for the tasks even if the calling thread is interrupted.
     *
     * @param name what the tasks do, for the log
     * @param tasks the tasks
     * @param timeout how long to wait at most for tasks on other threads
     */
    public void runAll(String name, List<Runnable> tasks, Duration timeout) {
        Queue<Runnable> left = new ConcurrentLinkedQueue<>(tasks);
        CountDownLatch done = new CountDownLatch(tasks.size());
        List<ThreadRequest> helpers = new ArrayList<>();
        for (int i = 1; i < Math.min(tasks.size(), MAX_HELPERS + 1); i++) {
            helpers.add(request(name, () -> runNext(name, left, done)));
        }
        runNext(name, left, done);
        helpers.forEach(ThreadRequest::cancel);
        // The tasks that are not done now run on other threads.
        if (!isDone(done, timeout)) {
            LOG.log(Level.WARNING, "{0} of {1} tasks were not done in time: {2}", done.getCount(), tasks.size(), name);
        }
    }

    private static void runNext(String name, Queue<Runnable> left, CountDownLatch done) {
        for (Runnable task = left.poll(); task != null; task = left.poll()) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                // The tasks behind this one must still run.
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

    /** A task that counts itself while it runs, and logs what it throws: not every server reports that. */
    private record Counted(String name, Runnable task, AtomicInteger running) implements Runnable {

        @Override
        public void run() {
            running.incrementAndGet();
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                LOG.log(Level.ERROR, name + " ended unexpectedly", e);
                throw e;
            } finally {
                running.decrementAndGet();
            }
        }
    }

    /**
     * The request as the server sees it.
     *
     * @param onThread is told that the server has a thread
     */
    private record ServerWork(String name, ThreadRequest request, Runnable onThread) implements Work {

        @Override
        public void run() {
            onThread.run();
            if (!request.run()) {
                LOG.log(Level.DEBUG, "{0} needs no thread of the server any more", name);
            }
        }

        @Override
        public void release() {
            LOG.log(Level.DEBUG, "the server asks {0} to end; it ends when its owner stops it", name);
        }
    }

    /** Marks long-running work, for servers with separate threads for it. */
    private record LongRunningWork(ServerWork work) implements Work, WorkContextProvider {

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
