/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.async;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import org.jsoa.untrusted.SafeLogger;

/**
 * Runs tasks on a managed executor of the server, in the context of the component that called {@link #current}. A thread of the adapter
 * may submit the tasks. They must not run in its context. It has the class loader of the application while it submits: servers find the
 * contexts of the application by the class loader, and some log a warning about missing contexts.
 *
 * @param managed provides the threads
 * @param context runs a task on any thread in the context of the component
 * @param loader the class loader of the component
 */
record ComponentExecutor(ManagedExecutorService managed, Executor context, ClassLoader loader) implements Executor {

    private static final Logger LOG = SafeLogger.of(ComponentExecutor.class);

    /** Captures the context of this thread. */
    static ComponentExecutor current(ManagedExecutorService managed) {
        return new ComponentExecutor(
                managed,
                managed.getContextService().currentContextExecutor(),
                Thread.currentThread().getContextClassLoader());
    }

    @Override
    public void execute(Runnable task) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            managed.execute(() -> runInContext(task));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Runs a task on this thread. The task runs without the context if its application has stopped. */
    void runInContext(Runnable task) {
        Once once = new Once(task);
        try {
            context.execute(once);
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "the context of a call is gone", e);
            once.run();
        }
    }

    /** A task that has begun does not run again. One thread uses it. */
    private static final class Once implements Runnable {

        private Runnable task;

        Once(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            Runnable begun = task;
            task = null;
            if (begun != null) {
                begun.run();
            }
        }
    }
}
