/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.context;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * The context of a request as it was at one moment, to be taken to another thread: correlation id, switches, free keys,
 * service, control header and deadline. It is immutable, may be used any number of times and by many threads at once, and
 * does not end with its request. The deadline stays: calls that are made after it fail at once, unless their options say
 * otherwise.
 *
 * <p>While it runs something, {@link RequestContext} is this context, on a thread with a request of CDI as on one without. The
 * latter gets a request of CDI for that time, with request-scoped beans of its own. Afterwards the thread is as it was.
 *
 * @see ContextPropagation#capture()
 * @since 0.1
 */
public interface CapturedContext {

    /**
     * Runs something in this context, on this thread.
     *
     * @param task what to run; never null
     */
    void run(Runnable task);

    /**
     * Computes something in this context, on this thread.
     *
     * @param task what to compute; never null
     * @param <T> the type of the result
     * @return what the task returned
     */
    <T> T get(Supplier<T> task);

    /**
     * Does something that may fail in this context, on this thread.
     *
     * @param task what to do; never null
     * @param <T> the type of the result
     * @return what the task returned
     * @throws Exception what the task threw
     */
    <T> T call(Callable<T> task) throws Exception;
}
