/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.async;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jsoa.untrusted.SafeLogger;

/**
 * Completes futures of the application on its own threads, not on those of the adapter. Callbacks of the application
 * may block, and may need the JNDI names and the class loader of the component that made the call. They run on the
 * server's default managed executor. If that refuses a task, or has no thread for it, the task runs on a thread of the JDK in the context
 * of the component. Without a managed executor they run on the JDK's common pool.
 */
public final class CallbackExecutor {

    private static final Logger LOG = SafeLogger.of(CallbackExecutor.class);
    private static final String NAME = "java:comp/DefaultManagedExecutorService";

    /** The common pool, or a new thread for each task if that pool is small. It refuses nothing. */
    private static final Executor JDK = new CompletableFuture<>().defaultExecutor();

    /** Longer than a busy executor takes, and short enough for the timeout of a call to hold. */
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final Delays delays = new Delays();
    private final StallGuard guard =
            new StallGuard(PATIENCE.toNanos(), System::nanoTime, check -> delays.after(PATIENCE, check));
    private volatile ManagedExecutorService known;

    /** Creates an executor. The server's one is looked up at the first call. */
    public CallbackExecutor() {}

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

    /** Returns an executor that runs tasks in the context of the calling component. It refuses none. */
    public Executor executor() {
        ManagedExecutorService managed = managed();
        return managed == null ? JDK : guarded(ComponentExecutor.current(managed));
    }

    /**
     * Runs a task after a time.
     *
     * @param time the time
     * @param executor runs the task; from {@link #executor}
     * @param task the task
     * @return a task that prevents this if it has not happened yet
     */
    public Runnable after(Duration time, Executor executor, Runnable task) {
        return delays.after(time, () -> executor.execute(task));
    }

    private Executor guarded(ComponentExecutor component) {
        return task -> guard.execute(task, component, late -> JDK.execute(() -> component.runInContext(late)));
    }

    // The futures of these callbacks cannot fail: each callback passes its own failure on.
    @SuppressWarnings("FutureReturnValueIgnored")
    private <T, R> void handOver(
            CompletableFuture<T> source,
            CompletableFuture<R> derived,
            Function<T, R> use,
            Function<Throwable, Throwable> failed,
            ManagedExecutorService managed) {
        if (source.isDone()) {
            source.whenComplete((value, failure) -> Stages.complete(derived, value, failure, use, failed));
            return;
        }
        Executor executor = managed == null ? JDK : guarded(ComponentExecutor.current(managed));
        source.whenComplete((value, failure) -> {
            if (!derived.isDone()) {
                executor.execute(() -> Stages.complete(derived, value, failure, use, failed));
            }
        });
        derived.whenComplete((value, failure) -> source.cancel(false));
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
