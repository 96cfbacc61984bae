/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.sender;

import java.io.Closeable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.supervision.SupervisedTask;
import org.jsoa.untrusted.SafeLogger;

/**
 * Waits for Redis in place of threads that must not wait that long. It makes connections and sends the commands of these
 * threads.
 *
 * <p>{@link #run} must run on a thread of its own, or on several threads. With several threads a task that hangs does not
 * delay the others. It is idle while there are no tasks.
 */
final class BackgroundSender implements SupervisedTask, Closeable {

    private static final Logger LOG = SafeLogger.of(BackgroundSender.class);

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final AtomicInteger threads = new AtomicInteger();
    private volatile boolean closed;

    /** A query to Redis. */
    interface Query<T> {

        /** Returns the result. */
        T ask() throws RedisException.NotSent;
    }

    /** Returns whether a thread runs this. If not, all threads have to wait for Redis themselves. */
    boolean isRunning() {
        return threads.get() > 0;
    }

    /** Passes a task to the thread that runs this. Without such a thread the calling thread runs the task. */
    void execute(Runnable task) {
        tasks.add(task);
        if (!isRunning()) {
            runLeft();
        }
    }

    /**
     * Runs a query on another thread, and waits for the result.
     *
     * @param patience how long to wait for the result at most
     * @throws RedisException.NotSent if the query failed, or there was no result in time
     */
    <T> T ask(Query<T> query, Duration patience) throws RedisException.NotSent {
        if (!isRunning()) {
            return query.ask();
        }
        FutureTask<T> task = new FutureTask<>(query::ask);
        execute(task);
        try {
            return task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RedisException.NotSent failure
                    ? failure
                    : new RedisException.NotSent(e.getCause().toString(), e);
        } catch (TimeoutException e) {
            throw new RedisException.NotSent("Redis took too long to tell the node of a slot", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisException.NotSent("interrupted while Redis was asked for the node of a slot", e);
        } finally {
            task.cancel(false);
            // While one task hangs, tasks that no thread waits for must not accumulate.
            tasks.remove(task);
        }
    }

    @Override
    public void run() {
        threads.incrementAndGet();
        try {
            while (!closed) {
                run(tasks.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (threads.decrementAndGet() == 0) {
                runLeft();
            } else {
                // Wakes another thread, which must end as well.
                tasks.add(() -> {});
            }
        }
    }

    private void runLeft() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            run(task);
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "sending in the background failed", e);
        }
    }

    /** Each task answers for its own connection. */
    @Override
    public void recover(Throwable failure) {}

    @Override
    public boolean isEnded() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        tasks.add(() -> {});
    }
}
