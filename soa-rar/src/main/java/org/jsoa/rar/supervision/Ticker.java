/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.supervision;

import java.io.Closeable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jsoa.rar.log.ThrottledLog;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.untrusted.SafeLogger;

/**
 * Runs short tasks regularly, one after the other, on a thread of its own. {@link java.util.Timer}, which servers provide, follows the
 * wall clock: it stands still for an hour if the clock is set back by an hour. The thread is not one of the server's pools, because it
 * must also run while these have no thread.
 *
 * @since 0.1
 */
public final class Ticker implements Closeable {

    private static final Logger LOG = SafeLogger.of(Ticker.class);

    private final List<Regular> regular = new CopyOnWriteArrayList<>();
    private final Queue<Runnable> single = new ConcurrentLinkedQueue<>();
    private final Semaphore wakeUp = new Semaphore(0);
    private final MonotonicClock clock;
    private final long periodNanos;
    private volatile boolean closed;

    private record Regular(Runnable task, ThrottledLog failures) {}

    /**
     * Creates a ticker that does not run yet.
     *
     * @param period the time between two runs of each task
     * @param clock limits the lines of the log
     */
    public Ticker(Duration period, MonotonicClock clock) {
        this.periodNanos = period.toNanos();
        this.clock = clock;
    }

    /** Starts the thread. */
    public void start() {
        Thread thread = new Thread(this::run, "jsoa-ticker");
        thread.setDaemon(true);
        // The thread that starts the adapter may have the class loader of an application.
        thread.setContextClassLoader(Ticker.class.getClassLoader());
        thread.start();
    }

    /**
     * Runs a task regularly.
     *
     * @param task must not block; what it throws is logged
     * @return ends the task
     */
    public Runnable every(Runnable task) {
        Regular added = new Regular(task, new ThrottledLog(clock));
        regular.add(added);
        return () -> regular.remove(added);
    }

    /**
     * Runs a task once, soon.
     *
     * @param task must not block; what it throws is logged
     */
    public void soon(Runnable task) {
        single.add(task);
        wakeUp.release();
    }

    private void run() {
        while (!closed) {
            try {
                round();
                if (wakeUp.tryAcquire(periodNanos, TimeUnit.NANOSECONDS)) {
                    wakeUp.drainPermits();
                }
            } catch (InterruptedException e) {
                // Only close ends this thread.
                LOG.log(Level.DEBUG, "the ticker was interrupted", e);
            } catch (Throwable e) {
                // Without this thread no call and no job would ever time out.
                report("the ticker failed", e);
            }
        }
    }

    private void round() {
        for (Runnable task = single.poll(); task != null; task = single.poll()) {
            try {
                task.run();
            } catch (Throwable e) { // The tasks behind this one must still run.
                report("a task of the adapter failed", e);
            }
        }
        for (Regular next : regular) {
            try {
                next.task.run();
            } catch (Throwable e) { // The tasks behind this one must still run.
                long count = next.failures.count();
                if (count > 0) {
                    report("a regular task of the adapter failed, failure " + count + " since the last line", e);
                }
            }
        }
    }

    private static void report(String message, Throwable failure) {
        try {
            LOG.log(Level.ERROR, message, failure);
        } catch (Throwable e) {
            // There may be no memory for a line. A lost line is better than a lost ticker.
            failure.addSuppressed(e);
        }
    }

    /** Ends the thread after the task that it runs now. */
    @Override
    public void close() {
        closed = true;
        wakeUp.release();
    }
}
