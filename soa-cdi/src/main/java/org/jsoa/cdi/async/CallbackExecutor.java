/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.async;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jsoa.untrusted.SafeLogger;

/**
 * Completes futures of the application on its own threads, not on those of the adapter. Callbacks of the application
 * may block, and may need the JNDI names and the class loader of the component that made the call. They run on the
 * server's default managed executor, or on the JDK's common pool if there is none.
 */
public final class CallbackExecutor {

    private static final Logger LOG = SafeLogger.of(CallbackExecutor.class);
    private static final String NAME = "java:comp/DefaultManagedExecutorService";

    private volatile ManagedExecutorService known;

    /**
     * Derives a future that completes on a thread of the application.
     *
     * @param source completes on a thread of the adapter
     * @param use converts the value of the source; may throw
     * @param failed converts a failure of the source or of {@code use}
     * @return the derived future, with failures that are not wrapped. Completing or cancelling it earlier cancels the
     *     source.
     */
    public <T, R> CompletableFuture<R> handOver(
            CompletableFuture<T> source, Function<T, R> use, Function<Throwable, Throwable> failed) {
        ManagedExecutorService managed = managed();
        CompletableFuture<R> derived = managed == null ? new CompletableFuture<>() : managed.newIncompleteFuture();
        handOver(source, derived, use, failed, managed);
        return derived;
    }

    /** Derives a future whose own derived futures cancel the source when they are cancelled. */
    public <T> CompletableFuture<T> handOverLinked(CompletableFuture<T> source) {
        CompletableFuture<T> derived = new LinkedFuture<>(source);
        handOver(source, derived, Function.identity(), Function.identity(), managed());
        return derived;
    }

    /** Returns an executor that runs tasks in the context of the calling component. It may reject tasks. */
    public Executor executor() {
        ManagedExecutorService managed = managed();
        return managed == null ? new CompletableFuture<>().defaultExecutor() : inThisContext(managed);
    }

    // The futures of these callbacks cannot fail: each callback passes its own failure on.
    @SuppressWarnings("FutureReturnValueIgnored")
    private static <T, R> void handOver(
            CompletableFuture<T> source,
            CompletableFuture<R> derived,
            Function<T, R> use,
            Function<Throwable, Throwable> failed,
            ManagedExecutorService managed) {
        if (source.isDone()) {
            source.whenComplete((value, failure) -> Stages.complete(derived, value, failure, use, failed));
            return;
        }
        Executor executor = managed == null ? derived.defaultExecutor() : inThisContext(managed);
        source.whenComplete((value, failure) -> {
            if (!derived.isDone()) {
                execute(executor, () -> Stages.complete(derived, value, failure, use, failed));
            }
        });
        derived.whenComplete((value, failure) -> source.cancel(false));
    }

    private static void execute(Executor executor, Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.log(
                    Level.WARNING,
                    "the server's managed executor rejected a task; a call continues on the current thread",
                    e);
            task.run();
        }
    }

    /**
     * The submitting thread belongs to the adapter, and tasks must not run in its context. It has the application's
     * class loader while it submits: servers find the contexts of the application by the class loader, and some log a
     * warning about missing contexts.
     */
    private static Executor inThisContext(ManagedExecutorService managed) {
        Executor context = managed.getContextService().currentContextExecutor();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return task -> {
            Thread thread = Thread.currentThread();
            ClassLoader adapters = thread.getContextClassLoader();
            thread.setContextClassLoader(loader);
            try {
                managed.execute(() -> context.execute(task));
            } finally {
                thread.setContextClassLoader(adapters);
            }
        };
    }

    // The name is the one that Jakarta Concurrency gives to every component.
    @SuppressWarnings("BanJNDI")
    private ManagedExecutorService managed() {
        ManagedExecutorService found = known;
        if (found == null) {
            try {
                found = InitialContext.doLookup(NAME);
                known = found;
            } catch (NamingException | ClassCastException e) {
                // The next call may find one: this thread may not belong to the server.
                LOG.log(Level.DEBUG, "no managed executor found on this thread", e);
            }
        }
        return found;
    }
}
