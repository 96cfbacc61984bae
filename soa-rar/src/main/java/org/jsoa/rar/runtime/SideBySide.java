/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.runtime;

import jakarta.resource.spi.work.WorkException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Does several things of which each may take its time, on a few threads of the server at once and on the caller's own. If the
 * server gives no thread, or too late, the caller does everything.
 */
public final class SideBySide {

    private static final int MOST_HELPERS = 15;
    private static final Logger LOG = System.getLogger(SideBySide.class.getName());

    private final ServerThreads threads;

    public SideBySide(ServerThreads threads) {
        this.threads = threads;
    }

    /**
     * Does all tasks and waits until they are done, even if this thread is interrupted.
     *
     * @param name what they are, for the log
     * @param tasks what to do
     * @param longest how long to wait at most for those that helpers do
     */
    public void run(String name, List<Runnable> tasks, Duration longest) {
        Queue<Runnable> left = new ConcurrentLinkedQueue<>(tasks);
        CountDownLatch done = new CountDownLatch(tasks.size());
        for (int i = 1; i < Math.min(tasks.size(), MOST_HELPERS + 1); i++) {
            if (!hasHelper(name, () -> work(name, left, done))) {
                break;
            }
        }
        work(name, left, done);
        // What is left now is in the hands of helpers.
        if (!hasEnded(done, longest)) {
            LOG.log(Level.WARNING, "{0} of {1} times, {2} took too long", done.getCount(), tasks.size(), name);
        }
    }

    private boolean hasHelper(String name, Runnable work) {
        try {
            threads.run(name, work);
            return true;
        } catch (WorkException e) {
            LOG.log(Level.DEBUG, "the server has no further thread for " + name, e);
            return false;
        }
    }

    private static void work(String name, Queue<Runnable> left, CountDownLatch done) {
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

    private static boolean hasEnded(CountDownLatch done, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return done.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
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
}
