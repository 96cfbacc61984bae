/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.context;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Takes the context of a request to threads to which the server does not propagate it: those of an executor that is not
 * the server's, or those of asynchronous methods of enterprise beans. Injectable anywhere, also where no request is
 * active.
 *
 * <p>Tasks of the server's managed executors do not need it. They run in the context of the thread that submitted them
 * (Jakarta Concurrency, context propagation).
 *
 * @since 0.1
 */
public interface ContextPropagation {

    /**
     * The name of this context for {@code propagated}, {@code cleared} and {@code unchanged} of
     * {@link jakarta.enterprise.concurrent.ContextServiceDefinition}. A definition that does not name it treats it as one of
     * {@code ALL_REMAINING}.
     */
    String CONTEXT_TYPE = "org.jsoa.RequestContext";

    /**
     * Captures the context of this thread.
     *
     * @return the context; outside any request, a context with a new correlation id each time it is used
     */
    CapturedContext capture();

    /**
     * Binds a task to the context of this thread.
     *
     * @param task the task that another thread will run; never null
     * @return the task, bound to the context of this moment
     */
    default Runnable contextualRunnable(Runnable task) {
        Objects.requireNonNull(task, "task must not be null");
        CapturedContext context = capture();
        return () -> context.run(task);
    }

    /**
     * Binds a task to the context of this thread.
     *
     * @param task the task that another thread will run; never null
     * @param <T> the type of the result
     * @return the task, bound to the context of this moment
     */
    default <T> Callable<T> contextualCallable(Callable<T> task) {
        Objects.requireNonNull(task, "task must not be null");
        CapturedContext context = capture();
        return () -> context.call(task);
    }

    /**
     * Binds a task to the context of this thread.
     *
     * @param task the task that another thread will run; never null
     * @param <T> the type of the result
     * @return the task, bound to the context of this moment
     */
    default <T> Supplier<T> contextualSupplier(Supplier<T> task) {
        Objects.requireNonNull(task, "task must not be null");
        CapturedContext context = capture();
        return () -> context.get(task);
    }
}
