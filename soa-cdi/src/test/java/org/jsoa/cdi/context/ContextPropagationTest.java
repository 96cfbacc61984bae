/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.concurrent.spi.ThreadContextProvider;
import jakarta.enterprise.concurrent.spi.ThreadContextRestorer;
import jakarta.enterprise.concurrent.spi.ThreadContextSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.RecordingAdapter;
import org.jsoa.cdi.wiring.SoaApplication;
import org.jsoa.client.CallOptions;
import org.jsoa.client.ResponseTimeoutException;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.SoaClient;
import org.jsoa.connection.Deadline;
import org.jsoa.connection.IncomingJob;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.context.CapturedContext;
import org.jsoa.context.ContextPropagation;
import org.jsoa.context.RequestContext;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.service.Action;
import org.jsoa.service.LocalActions;
import org.jsoa.service.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContextPropagationTest {

    private static final Deadline FAR = Deadline.in(Duration.ofDays(10_000));
    private static final String ELSEWHERE = "elsewhere";
    private static final Map<String, String> NO_PROPERTIES = Map.of();

    /** Keeps the context of each job, for the test to use elsewhere. */
    @Service("example")
    @ApplicationScoped
    public static class KeepingActions {

        @Inject
        ContextPropagation contexts;

        @Inject
        RequestContext request;

        @Inject
        LocalActions local;

        @Inject
        @SoaClient("inner")
        ServiceClient inner;

        @Inject
        Scratch scratch;

        private final List<CapturedContext> kept = new ArrayList<>();
        private final List<ThreadContextSnapshot> snapshots = new ArrayList<>();

        public List<CapturedContext> kept() {
            return kept;
        }

        public List<ThreadContextSnapshot> snapshots() {
            return snapshots;
        }

        @Action("keep")
        public void keep() {
            kept.add(contexts.capture());
            snapshots.add(provider().currentContext(NO_PROPERTIES));
        }

        @Action("hide")
        public Map<String, Object> hide() {
            ThreadContextRestorer before =
                    provider().clearedContext(NO_PROPERTIES).begin();
            JobContext hidden = request.context();
            before.endContext();
            return Map.of(
                    "during",
                    hidden.correlationId(),
                    "tenant",
                    hidden.values().containsKey("tenant"),
                    "after",
                    correlationId());
        }

        /** Uses the first context that was kept, in the midst of another job. */
        @Action("use")
        public Map<String, Object> use() {
            return Map.of(
                    "during", kept.get(0).get(this::correlationId),
                    "after", correlationId(),
                    "service", request.service().orElseThrow());
        }

        public String correlationId() {
            return request.correlationId();
        }

        public void call(CallOptions options) {
            inner.with(options).callAction("echo", Map.of());
        }

        public void callLocally() {
            local.call("keep", Map.of());
        }

        public int count() {
            return scratch.count();
        }

        public RequestContext request() {
            return request;
        }
    }

    /** Belongs to one request. */
    @RequestScoped
    public static class Scratch {

        static final AtomicInteger DESTROYED = new AtomicInteger();

        private int count;

        public int count() {
            return ++count;
        }

        @PreDestroy
        void end() {
            DESTROYED.incrementAndGet();
        }
    }

    /** Goes on with an asynchronous method on another thread, as a server does that knows no contexts of others. */
    @Interceptor
    @Asynchronous
    @Priority(Interceptor.Priority.PLATFORM_BEFORE + 5)
    public static class ForgetfulServer implements Serializable {

        private static final long serialVersionUID = 1L;

        @AroundInvoke
        Object goOnElsewhere(InvocationContext invocation) {
            return elsewhere(invocation::proceed);
        }
    }

    /** Must be something that a server could write to disk, with its interceptors. */
    @SessionScoped
    public static class Visit implements Serializable {

        private static final long serialVersionUID = 1L;

        @Asynchronous
        public void goOn() {}
    }

    /** Has a method for another thread. */
    @Dependent
    public static class Worker {

        @Inject
        RequestContext request;

        @Asynchronous
        public CompletableFuture<String> correlationId() {
            return CompletableFuture.completedFuture(Thread.currentThread().getName() + ": " + request.correlationId());
        }
    }

    private final RecordingAdapter adapter = new RecordingAdapter();
    private final Container container =
            Container.of(KeepingActions.class, Scratch.class, ForgetfulServer.class, Worker.class, Visit.class);
    private KeepingActions actions;

    @BeforeEach
    void activate() {
        container.get(SoaApplication.class).activate(adapter);
        actions = container.get(KeepingActions.class);
    }

    @AfterEach
    void close() {
        container.close();
    }

    private static ThreadContextProvider provider() {
        return ServiceLoader.load(ThreadContextProvider.class).findFirst().orElseThrow();
    }

    private static IncomingJob job(String action, String correlationId, Deadline deadline) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("correlation_id", correlationId);
        context.put("switches", List.of(5L));
        context.put("caller", "someone");
        context.put("tenant", "of " + correlationId);
        return new IncomingJob(
                "example",
                17L,
                new JobRequest(
                        new JobControl(Map.of("continue_on_error", true, "suppress_response", false, "mark", "c")),
                        new JobContext(context),
                        List.of(ActionRequest.of(action))),
                deadline);
    }

    private CapturedContext kept(String correlationId, Deadline deadline) {
        container.run(job("keep", correlationId, deadline));
        return actions.kept().get(actions.kept().size() - 1);
    }

    /** The context of a job whose caller has stopped waiting, which is not begun any more but may have begun before. */
    private CapturedContext overdue() {
        RequestSnapshot values = new RequestSnapshot(
                "example", 17L, JobContext.of("cid", List.of()), JobControl.DEFAULT, Deadline.in(Duration.ofDays(-1)));
        return container.inRequest(() -> {
            container.get(CurrentRequest.class).replace(values);
            return container.get(ContextPropagation.class).capture();
        });
    }

    /** Does something on a thread that no request was ever active on. */
    private static <T> T elsewhere(Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        new Thread(
                        () -> {
                            try {
                                result.complete(task.call());
                            } catch (Throwable e) {
                                result.completeExceptionally(e);
                            }
                        },
                        ELSEWHERE)
                .start();
        return result.orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static <T> T elsewhere(ThreadContextSnapshot snapshot, Supplier<T> task) {
        return elsewhere(() -> {
            ThreadContextRestorer before = snapshot.begin();
            try {
                return task.get();
            } finally {
                before.endContext();
            }
        });
    }

    private Map<String, Object> sent() {
        return adapter.last().request().context().values();
    }

    @Test
    void callsOnAnotherThreadAreAsIfTheJobItselfMadeThem() {
        CapturedContext context = kept("cid", FAR);

        elsewhere(() -> {
            context.run(() -> actions.call(CallOptions.DEFAULT));
            return null;
        });

        assertThat(sent())
                .isEqualTo(Map.of(
                        "correlation_id", "cid",
                        "switches", List.of(5L),
                        "caller", "someone",
                        "calling_service", "example",
                        "tenant", "of cid"));
        assertThat(adapter.last().deadline()).isEqualTo(FAR.minus(Duration.ofMillis(100)));
    }

    @Test
    void theInjectedContextIsThatOfTheJobAndOfNoRequestAfterwards() {
        CapturedContext context = kept("cid", FAR);

        elsewhere(() -> {
            context.run(() -> {
                RequestContext request = actions.request();
                assertThat(request.service()).contains("example");
                assertThat(request.requestId()).contains(17L);
                assertThat(request.correlationId()).isEqualTo("cid");
                assertThat(request.isSwitchOn(5)).isTrue();
                assertThat(request.context().values()).containsEntry("tenant", "of cid");
                assertThat(request.control().values()).containsEntry("mark", "c");
                assertThat(request.deadline()).hasValueSatisfying(deadline -> assertThat(deadline)
                        .isCloseTo(Instant.now().plus(FAR.left()), within(1, ChronoUnit.MINUTES)));
            });
            assertThatExceptionOfType(ContextNotActiveException.class).isThrownBy(actions::correlationId);
            return null;
        });
    }

    @Test
    void theServerTakesTheContextAlongByItself() {
        kept("cid", FAR);

        String there = elsewhere(actions.snapshots().get(0), actions::correlationId);

        assertThat(there).isEqualTo("cid");
        assertThat(provider().getThreadContextType()).isEqualTo(ContextPropagation.CONTEXT_TYPE);
    }

    @Test
    void aPooledThreadForgetsTheContextEvenIfTheTaskFails() {
        CapturedContext context = kept("cid", FAR);

        elsewhere(() -> {
            assertThatIllegalStateException()
                    .isThrownBy(() -> context.call(() -> {
                        throw new IllegalStateException("out of powder");
                    }));
            assertThatExceptionOfType(ContextNotActiveException.class).isThrownBy(actions::correlationId);
            actions.call(CallOptions.DEFAULT);
            return null;
        });

        assertThat(sent()).doesNotContainKeys("tenant", "calling_service").doesNotContainEntry("correlation_id", "cid");
    }

    @Test
    void anotherJobOnTheSameThreadGoesOnAsItself() {
        kept("first", FAR);

        Map<String, Object> response =
                container.run(job("use", "second", null)).actions().get(0).body();

        assertThat(response).isEqualTo(Map.of("during", "first", "after", "second", "service", "example"));
    }

    @Test
    void theContextMayBeUsedOftenAndByManyThreads() {
        CapturedContext first = kept("first", FAR);
        CapturedContext second = kept("second", FAR);

        for (int i = 0; i < 3; i++) {
            assertThat(elsewhere(() -> first.get(actions::correlationId))).isEqualTo("first");
            assertThat(elsewhere(() -> second.get(() -> actions.correlationId() + first.get(actions::correlationId))))
                    .isEqualTo("secondfirst");
        }
    }

    @Test
    void requestScopedBeansOfTheTaskAreItsOwnAndEndWithIt() {
        CapturedContext context = kept("cid", FAR);
        int before = Scratch.DESTROYED.get();

        assertThat(elsewhere(() -> context.get(() -> actions.count() + actions.count())))
                .isEqualTo(3);
        assertThat(elsewhere(() -> context.get(actions::count))).isEqualTo(1);

        assertThat(Scratch.DESTROYED.get() - before).isEqualTo(2);
    }

    @Test
    void outsideAnyRequestEachUseHasOneNewContext() {
        CapturedContext none = container.get(ContextPropagation.class).capture();
        ThreadContextSnapshot snapshot = provider().currentContext(NO_PROPERTIES);

        String first = elsewhere(() -> none.get(actions::correlationId));
        String second = elsewhere(() -> none.get(actions::correlationId));
        String third = elsewhere(snapshot, () -> {
            actions.call(CallOptions.DEFAULT);
            assertThat(sent()).containsEntry("correlation_id", actions.correlationId());
            return actions.correlationId();
        });

        assertThat(List.of(first, second, third)).doesNotHaveDuplicates().allSatisfy(id -> assertThat(id)
                .matches("[0-9a-f]{32}"));
    }

    @Test
    void whatIsClearedIsNewDuringTheTaskAndBackAfterwards() {
        Map<String, Object> response =
                container.run(job("hide", "cid", null)).actions().get(0).body();

        assertThat(response).containsEntry("after", "cid").containsEntry("tenant", false);
        assertThat(response.get("during")).isNotEqualTo("cid");
    }

    @Test
    void theDeadlineOfTheJobEndsCallsOfATaskThatOutlivesIt() {
        CapturedContext context = overdue();

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> elsewhere(() -> context.get(() -> {
                    actions.call(CallOptions.DEFAULT);
                    return "";
                })))
                .withCauseInstanceOf(ResponseTimeoutException.class);
        assertThat(adapter.sent()).isEmpty();
    }

    @Test
    void aCallMayOutliveTheJob() {
        CapturedContext context = overdue();

        elsewhere(() -> context.get(() -> {
            actions.call(CallOptions.DEFAULT.withoutJobDeadline());
            return "";
        }));

        assertThat(adapter.sent()).extracting(OutgoingJob::deadline).containsOnlyNulls();
    }

    @Test
    void actionsCannotBeCalledInProcessFromAnotherThread() {
        CapturedContext context = kept("cid", FAR);

        elsewhere(() -> {
            assertThatIllegalStateException()
                    .isThrownBy(() -> context.run(actions::callLocally))
                    .withMessageContaining("outside a job");
            return null;
        });
    }

    @Test
    void tasksAreBoundToTheContextOfWhereTheyAreBound() {
        ContextPropagation contexts = container.get(ContextPropagation.class);
        List<Callable<String>> bound = new ArrayList<>();

        String here = container.inRequest(() -> {
            List<String> told = new ArrayList<>();
            Runnable runnable = contexts.contextualRunnable(() -> told.add(actions.correlationId()));
            bound.add(() -> {
                runnable.run();
                return told.get(0);
            });
            bound.add(contexts.contextualCallable(actions::correlationId));
            bound.add(contexts.contextualSupplier(actions::correlationId)::get);
            return actions.correlationId();
        });

        assertThat(bound).hasSize(3).allSatisfy(task -> assertThat(elsewhere(task))
                .isEqualTo(here));
    }

    @Test
    void asynchronousMethodsHaveTheContextOfTheirCallerEvenIfTheServerForgetsIt() {
        String caller = container.inRequest(() -> {
            String told = container.get(Worker.class).correlationId().join();
            assertThat(told).isEqualTo(ELSEWHERE + ": " + actions.correlationId());
            return told;
        });

        assertThat(container.get(Worker.class).correlationId().join())
                .matches(ELSEWHERE + ": [0-9a-f]{32}")
                .isNotEqualTo(caller);
    }
}
