/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.context;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ContextServiceDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jsoa.context.ContextPropagation;

/** Calls by each route. */
@ApplicationScoped
@ContextServiceDefinition(name = "java:app/propagating", propagated = ContextPropagation.CONTEXT_TYPE)
@ContextServiceDefinition(name = "java:app/clearing", cleared = ContextPropagation.CONTEXT_TYPE)
@ManagedExecutorDefinition(name = "java:app/propagatingExecutor", context = "java:app/propagating")
@ManagedExecutorDefinition(name = "java:app/clearingExecutor", context = "java:app/clearing")
public class Routes {

    @Resource
    ManagedExecutorService executor;

    @Resource(lookup = "java:app/propagatingExecutor")
    ManagedExecutorService propagating;

    @Resource(lookup = "java:app/clearingExecutor")
    ManagedExecutorService clearing;

    @Resource
    ManagedScheduledExecutorService scheduled;

    @Resource
    ManagedThreadFactory threads;

    @Resource(lookup = "java:app/propagating")
    ContextService contexts;

    @Inject
    ContextPropagation carrying;

    @Inject
    EchoCall call;

    @Inject
    AsynchronousCall asynchronous;

    @Inject
    EchoSessionBean sessionBean;

    /** Calls the end of the chain by a route, and returns the context that reached it. */
    public Map<String, Object> take(Route route) throws Exception {
        return begin(route).get(30, TimeUnit.SECONDS);
    }

    private Future<Map<String, Object>> begin(Route route) {
        Callable<Map<String, Object>> make = call::make;
        return switch (route) {
            case SAME_THREAD -> on(Runnable::run, make);
            case EXECUTOR -> executor.submit(make);
            case EXECUTOR_STAGE -> executor.supplyAsync(() -> "").thenApplyAsync(nothing -> call.make());
            case DEFINED_EXECUTOR -> propagating.submit(make);
            case CLEARING_EXECUTOR -> clearing.submit(make);
            case SCHEDULED_EXECUTOR -> scheduled.schedule(make, 1, TimeUnit.MILLISECONDS);
            case THREAD_FACTORY -> onNew(threads, make);
            case CONTEXT_SERVICE -> onNew(Thread::new, contexts.contextualCallable(make));
            case ASYNCHRONOUS -> asynchronous.make();
            case CLIENT_STAGE -> call.begin().thenApply(nothing -> call.make()).toCompletableFuture();
            case SESSION_BEAN -> on(Runnable::run, sessionBean::make);
            case ASYNCHRONOUS_SESSION_BEAN -> sessionBean.makeLater();
            case CARRYING_SESSION_BEAN -> sessionBean.makeLater(carrying.capture());
            case PLAIN_THREAD -> onNew(Thread::new, make);
            case CARRYING_PLAIN_THREAD -> onNew(Thread::new, carrying.contextualCallable(make));
        };
    }

    private static Future<Map<String, Object>> onNew(ThreadFactory factory, Callable<Map<String, Object>> make) {
        return on(task -> factory.newThread(task).start(), make);
    }

    private static Future<Map<String, Object>> on(Executor executor, Callable<Map<String, Object>> make) {
        FutureTask<Map<String, Object>> task = new FutureTask<>(make);
        executor.execute(task);
        return task;
    }
}
