/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.async;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.FixedNaming;
import org.jsoa.cdi.fixture.RecordingAdapter;
import org.jsoa.cdi.wiring.SoaApplication;
import org.jsoa.client.ResponseTimeoutException;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.SoaClient;
import org.jsoa.message.ActionResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Responses that are handed to the executor of a server. */
class CallbackExecutorTest {

    @Dependent
    public static class Outsider {

        @Inject
        @SoaClient("one")
        ServiceClient one;
    }

    private final List<ClassLoader> submittedUnder = new CopyOnWriteArrayList<>();
    private final RecordingAdapter adapter = new RecordingAdapter();
    private final ThreadLocal<Boolean> inContext = ThreadLocal.withInitial(() -> false);
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private Container container;

    /** An executor that runs tasks at once, and remembers with which class loader they were submitted. */
    private ManagedExecutorService executor() {
        Executor context = Runnable::run;
        ContextService contexts = fake(ContextService.class, (proxy, method, arguments) -> context);
        return fake(ManagedExecutorService.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "newIncompleteFuture" -> new CompletableFuture<>();
            case "getContextService" -> contexts;
            case "execute" -> {
                submittedUnder.add(Thread.currentThread().getContextClassLoader());
                ((Runnable) arguments[0]).run();
                yield null;
            }
            default -> throw new UnsupportedOperationException(method.toString());
        });
    }

    /** An executor with one thread. Contexts mark the tasks that run in them. */
    private ManagedExecutorService bounded(ExecutorService thread) {
        Executor context = task -> {
            inContext.set(true);
            task.run();
            inContext.remove();
        };
        ContextService contexts = fake(ContextService.class, (proxy, method, arguments) -> context);
        return fake(ManagedExecutorService.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "newIncompleteFuture" -> new CompletableFuture<>();
            case "getContextService" -> contexts;
            case "execute" -> {
                thread.execute((Runnable) arguments[0]);
                yield null;
            }
            default -> throw new UnsupportedOperationException(method.toString());
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @BeforeEach
    void start() {
        FixedNaming.install(Map.of("java:comp/DefaultManagedExecutorService", executor()));
        container = Container.of(Outsider.class);
        container.get(SoaApplication.class).activate(adapter);
        adapter.hold();
    }

    @AfterEach
    void stop() {
        Thread.currentThread().setContextClassLoader(before);
        container.close();
        FixedNaming.remove();
    }

    @Test
    void submitsWhatDependsOnAResponseAsTheApplicationThatAwaitsItAndLeavesTheThreadAsItWas() {
        ClassLoader application = new URLClassLoader(new URL[0], before);
        ClassLoader adapters = new URLClassLoader(new URL[0], before);
        Thread thread = Thread.currentThread();
        thread.setContextClassLoader(application);
        CompletionStage<ActionResponse> response =
                container.get(Outsider.class).one.callActionAsync("a", Map.of());
        thread.setContextClassLoader(adapters);

        adapter.reply(0);

        assertThat(response.toCompletableFuture()).succeedsWithin(Duration.ofSeconds(10));
        assertThat(submittedUnder).containsExactly(application);
        assertThat(thread.getContextClassLoader()).isSameAs(adapters);
    }

    @Test
    void aCallCompletesThoughTheOnlyThreadOfTheExecutorWaitsForIt() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        FixedNaming.install(Map.of("java:comp/DefaultManagedExecutorService", bounded(thread)));
        try {
            Future<Boolean> task = thread.submit(() -> {
                CompletionStage<Boolean> response = container
                        .get(Outsider.class)
                        .one
                        .callActionAsync("a", Map.of())
                        .thenApply(done -> inContext.get());
                adapter.reply(0);
                return response.toCompletableFuture().join();
            });

            assertThat(task).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(true);
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void aCallFailsInTimeThoughTheExecutorRefusesItsCallback() {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        thread.shutdown();
        FixedNaming.install(Map.of("java:comp/DefaultManagedExecutorService", bounded(thread)));
        CompletionStage<ActionResponse> response =
                container.get(Outsider.class).one.callActionAsync("a", Map.of());

        adapter.fail(0, new ResponseTimeoutException("one", Duration.ofMillis(300), null));

        assertThat(response.toCompletableFuture())
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(ResponseTimeoutException.class);
    }
}
