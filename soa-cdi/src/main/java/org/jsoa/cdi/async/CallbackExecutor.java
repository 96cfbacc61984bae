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

/**
 * Completes futures of the application on its own threads, not on those of the adapter. What depends on them may block, and may need
 * the names and the class loader of the component that made the call. It runs on the server's default managed executor, or on
 * the JDK's common pool if there is none.
 */
public final class CallbackExecutor {

    private static final Logger LOG = System.getLogger(CallbackExecutor.class.getName());
    private static final String NAME = "java:comp/DefaultManagedExecutorService";

    private volatile ManagedExecutorService known;

    /**
     * Derives a future that completes on a thread of the application.
     *
     * @param source completes on a thread of the adapter
     * @param use makes of its value that of the derived one; may throw
     * @param failed makes of a failure of either that of the derived one
     * @return the derived future, with failures that are not wrapped. Completing or cancelling it earlier cancels the
     *     source.
     */
    public <T, R> CompletableFuture<R> handOver(
            CompletableFuture<T> source, Function<T, R> use, Function<Throwable, Throwable> failed) {
        ManagedExecutorService managed = managed();
        CompletableFuture<R> given = managed == null ? new CompletableFuture<>() : managed.newIncompleteFuture();
        handOver(source, given, use, failed, managed);
        return given;
    }

    /** Derives a future whose own derived futures cancel the source when they are cancelled. */
    public <T> CompletableFuture<T> handOverLinked(CompletableFuture<T> source) {
        CompletableFuture<T> given = new LinkedFuture<>(source);
        handOver(source, given, Function.identity(), Function.identity(), managed());
        return given;
    }

    /** Returns what runs tasks as those of the component that asks for it. It may reject them. */
    public Executor executor() {
        ManagedExecutorService managed = managed();
        return managed == null ? new CompletableFuture<>().defaultExecutor() : inThisContext(managed);
    }

    // What is done when a future ends here keeps its own failures.
    @SuppressWarnings("FutureReturnValueIgnored")
    private static <T, R> void handOver(
            CompletableFuture<T> source,
            CompletableFuture<R> given,
            Function<T, R> use,
            Function<Throwable, Throwable> failed,
            ManagedExecutorService managed) {
        if (source.isDone()) {
            source.whenComplete((value, failure) -> Stages.settle(given, value, failure, use, failed));
            return;
        }
        Executor executor = managed == null ? given.defaultExecutor() : inThisContext(managed);
        source.whenComplete((value, failure) -> {
            if (!given.isDone()) {
                execute(executor, () -> Stages.settle(given, value, failure, use, failed));
            }
        });
        given.whenComplete((value, failure) -> source.cancel(false));
    }

    private static void execute(Executor executor, Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.log(
                    Level.WARNING,
                    "the server's managed executor takes no more work; going on with a call without it",
                    e);
            task.run();
        }
    }

    /**
     * The thread that submits is one of the adapter, and its context must not count. It takes the application's class loader while
     * it submits: by that, servers find the contexts of the application, and some log a warning about those that they miss.
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
                // There may be one at the next call: this thread may be none of the server's.
                LOG.log(Level.DEBUG, "there is no managed executor here", e);
            }
        }
        return found;
    }
}
