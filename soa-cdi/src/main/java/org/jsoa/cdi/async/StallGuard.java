/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.async;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jsoa.cdi.log.ThrottledLog;
import org.jsoa.untrusted.SafeLogger;

/**
 * Lets a task run on another executor if the first one refuses it, or has not begun it after a short time. The threads of an executor may
 * all wait for the very calls that the tasks would complete.
 */
final class StallGuard {

    private static final Logger LOG = SafeLogger.of(StallGuard.class);

    private final long patienceNanos;
    private final LongSupplier clock;

    /** Runs a task after the patience has passed. */
    private final Executor later;

    private final ThrottledLog stalls;

    /** The tasks that executors have and may not have begun, the oldest first. */
    private final Queue<Handed> handed = new ConcurrentLinkedQueue<>();

    private final AtomicBoolean watching = new AtomicBoolean();

    StallGuard(long patienceNanos, LongSupplier clock, Executor later) {
        this.patienceNanos = patienceNanos;
        this.clock = clock;
        this.later = later;
        this.stalls = new ThrottledLog(clock);
    }

    /** A task that runs on the first of two executors to begin it. */
    private static final class Handed implements Runnable {

        private final AtomicReference<Runnable> task;
        private final Executor other;
        private final long since;

        Handed(Runnable task, Executor other, long since) {
            this.task = new AtomicReference<>(task);
            this.other = other;
            this.since = since;
        }

        @Override
        public void run() {
            Runnable begun = task.getAndSet(null);
            if (begun != null) {
                begun.run();
            }
        }

        boolean hasBegun() {
            return task.get() == null;
        }
    }

    /**
     * Runs a task.
     *
     * @param task must not throw
     * @param first the executor that should run the task
     * @param other runs the task if the first executor does not
     */
    void execute(Runnable task, Executor first, Executor other) {
        Handed sent = new Handed(task, other, clock.getAsLong());
        try {
            first.execute(sent);
        } catch (RuntimeException | Error e) {
            rescue(sent, "refused", e);
            return;
        }
        if (!sent.hasBegun()) {
            handed.add(sent);
            watch();
        }
    }

    private void watch() {
        if (watching.compareAndSet(false, true)) {
            later.execute(this::check);
        }
    }

    private void check() {
        try {
            long now = clock.getAsLong();
            Handed oldest = handed.peek();
            while (oldest != null && (oldest.hasBegun() || now - oldest.since >= patienceNanos)) {
                handed.poll();
                if (!oldest.hasBegun()) {
                    rescue(oldest, "not begun", null);
                }
                oldest = handed.peek();
            }
        } finally {
            watching.set(false);
            if (!handed.isEmpty()) {
                watch();
            }
        }
    }

    private void rescue(Handed task, String what, Throwable cause) {
        try {
            task.other.execute(task);
        } catch (RuntimeException | Error e) {
            // There is no other thread. The call must end nevertheless.
            task.run();
        }
        long count = stalls.count();
        if (count > 0) {
            LOG.log(
                    Level.WARNING,
                    "callbacks of calls that the server''s managed executor has " + what
                            + ", and that run on other threads: " + count
                            + "; give the executor more threads or a longer queue",
                    cause);
        }
    }
}
