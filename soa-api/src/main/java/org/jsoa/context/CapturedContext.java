/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.context;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * The context of a request as it was at one moment, for use on another thread: correlation id, switches, free keys,
 * service, control header and deadline. It is immutable, may be used any number of times and by many threads at once,
 * and does not end with its request. The deadline stays: calls that are made after it fail at once, unless they have
 * {@link org.jsoa.client.CallOptions#withoutJobDeadline}.
 *
 * <p>While a task runs, {@link RequestContext} is this context. A thread without an active CDI request context gets one
 * for that time, with request-scoped beans of its own. Afterwards the thread's own context is restored.
 *
 * @see ContextPropagation#capture()
 * @since 0.1
 */
public interface CapturedContext {

    /**
     * Runs a task in this context, on this thread.
     *
     * @param task the task; never null
     */
    void run(Runnable task);

    /**
     * Runs a task with a result in this context, on this thread.
     *
     * @param task the task; never null
     * @param <T> the type of the result
     * @return what the task returned
     */
    <T> T get(Supplier<T> task);

    /**
     * Runs a task that may throw a checked exception in this context, on this thread.
     *
     * @param task the task; never null
     * @param <T> the type of the result
     * @return what the task returned
     * @throws Exception if the task throws it
     */
    <T> T call(Callable<T> task) throws Exception;
}
