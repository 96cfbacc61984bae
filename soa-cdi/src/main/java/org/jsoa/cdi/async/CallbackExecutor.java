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
 * Takes answers off the adapter's thread: what depends on them belongs to the application, may block, and may need the names
 * and the class loader of the component that made the call. It runs on the server's default managed executor, or where there
 * is none, on the JDK's common pool.
 */
public final class CallbackExecutor {

    private static final Logger LOG = System.getLogger(CallbackExecutor.class.getName());
    private static final String NAME = "java:comp/DefaultManagedExecutorService";

    private volatile ManagedExecutorService known;

    /**
     * Gives out a future of what is made of an answer.
     *
     * @param answer completes on a thread of the adapter
     * @param use makes of it what the caller is to get; may throw
     * @param failed makes of a failure of either what the caller is to get
     * @return completes on a thread that is the application's, with failures as they are. Whoever completes it first, by
     *     cancelling it above all, cancels the answer.
     */
    public <T, R> CompletableFuture<R> handOver(
            CompletableFuture<T> answer, Function<T, R> use, Function<Throwable, Throwable> failed) {
        ManagedExecutorService managed = managed();
        CompletableFuture<R> given = managed == null ? new CompletableFuture<>() : managed.newIncompleteFuture();
        handOver(answer, given, use, failed, managed);
        return given;
    }

    /** Gives out a future of an answer, from which others can be derived that cancel the answer when they are cancelled. */
    public <T> CompletableFuture<T> handOverLinked(CompletableFuture<T> answer) {
        CompletableFuture<T> given = new LinkedFuture<>(answer);
        handOver(answer, given, Function.identity(), Function.identity(), managed());
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
            CompletableFuture<T> answer,
            CompletableFuture<R> given,
            Function<T, R> use,
            Function<Throwable, Throwable> failed,
            ManagedExecutorService managed) {
        if (answer.isDone()) {
            answer.whenComplete((value, failure) -> Stages.settle(given, value, failure, use, failed));
            return;
        }
        Executor executor = managed == null ? given.defaultExecutor() : inThisContext(managed);
        answer.whenComplete((value, failure) -> {
            if (!given.isDone()) {
                execute(executor, () -> Stages.settle(given, value, failure, use, failed));
            }
        });
        given.whenComplete((value, failure) -> answer.cancel(false));
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
     * The thread that submits is the adapter's, so its context must not be the one that counts. It takes the application's
     * class loader for that moment: by this, servers find which contexts the application has, and some complain in the log
     * of those that they miss.
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
