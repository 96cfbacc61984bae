/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.context;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Takes the context of a request to other threads, where the server does not: to those of an executor that is not the
 * server's, to asynchronous methods of enterprise beans, or into a queue. Injectable anywhere, also where no request is active.
 *
 * <p>Tasks of the server's managed executors need none of this: they carry the context of who submitted them.
 *
 * @since 0.1
 */
public interface ContextPropagation {

    /**
     * The name of this context for {@code propagated}, {@code cleared} and {@code unchanged} of
     * {@link jakarta.enterprise.concurrent.ContextServiceDefinition}. One that does not name it has it among the remaining ones.
     */
    String CONTEXT_TYPE = "org.jsoa.RequestContext";

    /**
     * Takes down the context of this thread.
     *
     * @return the context; outside any request, one that is new each time it is used
     */
    CapturedContext capture();

    /**
     * Binds a task to the context of this thread.
     *
     * @param task what is to run elsewhere; never null
     * @return runs the task in the context of now
     */
    default Runnable contextualRunnable(Runnable task) {
        Objects.requireNonNull(task, "task must not be null");
        CapturedContext context = capture();
        return () -> context.run(task);
    }

    /**
     * Binds a task to the context of this thread.
     *
     * @param task what is to run elsewhere; never null
     * @param <T> the type of the result
     * @return runs the task in the context of now
     */
    default <T> Callable<T> contextualCallable(Callable<T> task) {
        Objects.requireNonNull(task, "task must not be null");
        CapturedContext context = capture();
        return () -> context.call(task);
    }

    /**
     * Binds a task to the context of this thread.
     *
     * @param task what is to run elsewhere; never null
     * @param <T> the type of the result
     * @return runs the task in the context of now
     */
    default <T> Supplier<T> contextualSupplier(Supplier<T> task) {
        Objects.requireNonNull(task, "task must not be null");
        CapturedContext context = capture();
        return () -> context.get(task);
    }
}
