/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jsoa.cdi.fixture.ClientHolder;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.RecordingAdapter;
import org.jsoa.cdi.wiring.SoaApplication;
import org.jsoa.client.ActionCall;
import org.jsoa.client.CallOptions;
import org.jsoa.client.Outcome;
import org.jsoa.client.ResponseTimeoutException;
import org.jsoa.client.SendFailedException;
import org.jsoa.client.ServiceClients;
import org.jsoa.client.ServiceJob;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;
import org.jsoa.middleware.ClientMiddleware;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientMiddlewareTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @ApplicationScoped
    public static class Journal {

        private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

        public void add(String line) {
            lines.add(line);
        }

        public List<String> lines() {
            return List.copyOf(lines);
        }
    }

    /** Notes what passes in both directions. */
    public abstract static class Noting {

        @Inject
        Journal journal;

        @AroundInvoke
        Object note(InvocationContext invocation) throws Exception {
            String name = getClass().getSimpleName().replaceAll("\\$.*", "");
            OutgoingJob job = (OutgoingJob) invocation.getParameters()[0];
            journal.add(name + " sends to " + job.service());
            return ((CompletionStage<?>) invocation.proceed()).whenComplete((response, failure) -> {
                String thread = Thread.currentThread().getName();
                assertThat(thread).isNotEqualTo(RecordingAdapter.REPLY_THREAD);
                journal.add(name + " sees "
                        + (failure == null ? "a response" : failure.getClass().getSimpleName()));
            });
        }
    }

    @Interceptor
    @ClientMiddleware
    @Priority(2)
    public static class Second extends Noting {}

    @Interceptor
    @ClientMiddleware
    @Priority(1)
    public static class First extends Noting {}

    @Interceptor
    @ClientMiddleware("one")
    @Priority(0)
    public static class OfOne extends Noting {}

    @Interceptor
    @ClientMiddleware
    @Priority(1)
    public static class Changing {

        @AroundInvoke
        @SuppressWarnings("unchecked")
        Object change(InvocationContext invocation) throws Exception {
            OutgoingJob job = (OutgoingJob) invocation.getParameters()[0];
            invocation.setParameters(new Object[] {
                job.withRequest(
                        job.request().withContext(job.request().context().plus(Map.of("tenant", "t1"))))
            });
            return ((CompletionStage<JobResponse>) invocation.proceed())
                    .thenApply(response -> response.plusContext(Map.of("seen", true)));
        }
    }

    @Interceptor
    @ClientMiddleware
    @Priority(1)
    public static class Responding {

        @AroundInvoke
        Object response(InvocationContext invocation) {
            return CompletableFuture.completedStage(
                    new JobResponse(List.of(), Map.of(), List.of(ActionResponse.of("a", Map.of("cached", true)))));
        }
    }

    @Interceptor
    @ClientMiddleware
    @Priority(1)
    public static class Retrying {

        @AroundInvoke
        @SuppressWarnings("unchecked")
        Object retry(InvocationContext invocation) throws Exception {
            CompletionStage<JobResponse> first = (CompletionStage<JobResponse>) invocation.proceed();
            return first.exceptionallyCompose(failure -> {
                try {
                    return (CompletionStage<JobResponse>) invocation.proceed();
                } catch (Exception e) {
                    return CompletableFuture.failedStage(e);
                }
            });
        }
    }

    @Interceptor
    @ClientMiddleware
    @Priority(1)
    public static class Throwing {

        @AroundInvoke
        Object refuse(InvocationContext invocation) {
            throw new IllegalStateException("not today");
        }
    }

    @Interceptor
    @ClientMiddleware
    @Priority(1)
    public static class NeverEnding {

        @AroundInvoke
        Object wait(InvocationContext invocation) {
            return new CompletableFuture<JobResponse>().minimalCompletionStage();
        }
    }

    @Interceptor
    @ClientMiddleware("one")
    public static class WithoutPriority extends Noting {}

    private final RecordingAdapter adapter = new RecordingAdapter();
    private Container container;

    private ServiceClients with(Class<?>... middleware) {
        List<Class<?>> classes = new ArrayList<>(List.of(middleware));
        classes.add(ClientHolder.class);
        classes.add(Journal.class);
        container = Container.of(classes.toArray(new Class<?>[0]));
        container.get(SoaApplication.class).activate(adapter);
        return container.get(ClientHolder.class).clients;
    }

    private List<String> journal() {
        return container.get(Journal.class).lines();
    }

    @AfterEach
    void closesEveryConnection() {
        if (container != null) {
            container.close();
        }
        assertThat(adapter.open()).isZero();
    }

    @Test
    void goesAroundEachJobInTheOrderOfPriorityAndThatOfOneServiceInside() {
        ServiceClients clients = with(Second.class, First.class, OfOne.class);

        clients.service("one").callAction("a", Map.of());
        assertThat(journal())
                .containsExactly(
                        "First sends to one",
                        "Second sends to one",
                        "OfOne sends to one",
                        "OfOne sees a response",
                        "Second sees a response",
                        "First sees a response");
    }

    @Test
    void leavesOtherServicesAlone() {
        ServiceClients clients = with(OfOne.class);

        clients.service("two").callAction("a", Map.of());
        clients.callJobs(List.of(ServiceJob.of("one", "a", Map.of()), ServiceJob.of("two", "a", Map.of())));

        assertThat(journal()).containsExactly("OfOne sends to one", "OfOne sees a response");
    }

    @Test
    void seesResponsesThatAreNotAwaitedOffTheThreadOfTheAdapter() {
        ServiceClients clients = with(First.class);
        adapter.hold();
        CompletionStage<ActionResponse> response = clients.service("one").callActionAsync("a", Map.of());
        assertThat(journal()).containsExactly("First sends to one");

        adapter.reply(0);

        assertThat(response).succeedsWithin(LONG).isEqualTo(ActionResponse.of("a", Map.of()));
        assertThat(journal()).containsExactly("First sends to one", "First sees a response");
    }

    @Test
    void changesJobsAndResponses() {
        ServiceClients clients = with(Changing.class);

        JobResponse response = clients.service("one").callActions(List.of(ActionCall.of("a")));

        assertThat(adapter.last().request().context().values()).containsEntry("tenant", "t1");
        assertThat(response.context()).isEqualTo(Map.of("seen", true));
        assertThat(clients.service("one").callActionsAsync(List.of(ActionCall.of("a"))))
                .succeedsWithin(LONG)
                .extracting(JobResponse::context)
                .isEqualTo(Map.of("seen", true));
    }

    @Test
    void respondsWithoutSending() {
        ServiceClients clients = with(Responding.class);

        assertThat(clients.service("one").callAction("a", Map.of()).body()).isEqualTo(Map.of("cached", true));
        assertThat(clients.service("one").callActionAsync("a", Map.of()))
                .succeedsWithin(LONG)
                .extracting(ActionResponse::body)
                .isEqualTo(Map.of("cached", true));
        assertThat(adapter.sent()).isEmpty();
    }

    @Test
    void triesAgain() {
        ServiceClients clients = with(Retrying.class);
        List<OutgoingJob> refused = new ArrayList<>();
        adapter.refuse(job -> refused.size() < 1 && refused.add(job));
        assertThat(clients.service("one").callAction("a", Map.of())).isEqualTo(ActionResponse.of("a", Map.of()));

        refused.clear();
        assertThat(clients.service("one").callActionAsync("a", Map.of())).succeedsWithin(LONG);
    }

    @Test
    void seesFailuresAndPassesThemOnAsTheyAre() {
        ServiceClients clients = with(First.class);
        adapter.refuse(job -> true);

        assertThatThrownBy(() -> clients.service("one").callAction("a", Map.of()))
                .isInstanceOf(SendFailedException.class);
        assertThat(clients.service("one").callActionAsync("a", Map.of()))
                .failsWithin(LONG)
                .withThrowableThat()
                .withCauseInstanceOf(SendFailedException.class);
        assertThat(journal())
                .containsExactly(
                        "First sends to one",
                        "First sees SendFailedException",
                        "First sends to one",
                        "First sees SendFailedException");
    }

    @Test
    void throwsInThePlaceOfAResponse() {
        ServiceClients clients = with(Throwing.class);

        assertThatThrownBy(() -> clients.service("one").callAction("a", Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("not today");
        assertThat(clients.tryJobs(List.of(ServiceJob.of("one", "a", Map.of()))))
                .allMatch(outcome -> outcome instanceof Outcome.Failed);
        assertThat(clients.service("one").callActionAsync("a", Map.of()))
                .failsWithin(LONG)
                .withThrowableThat()
                .withMessageContaining("not today");
    }

    @Test
    void seesJobsThatGetNoResponse() {
        ServiceClients clients = with(First.class);

        clients.service("one").sendAction("a", Map.of());

        assertThat(journal()).containsExactly("First sends to one", "First sees a response");
    }

    @Test
    void cannotMakeACallTakeLongerThanItMay() {
        ServiceClients clients = with(NeverEnding.class);
        CallOptions options = CallOptions.DEFAULT.withTimeout(Duration.ofMillis(50));

        assertThatThrownBy(() -> clients.service("one").with(options).callAction("a", Map.of()))
                .isInstanceOf(ResponseTimeoutException.class);
        assertThatThrownBy(() -> clients.with(options).callJobs(List.of(ServiceJob.of("one", "a", Map.of()))))
                .isInstanceOf(ResponseTimeoutException.class);
    }

    @Test
    void cancellingGivesTheCallUpThroughMiddleware() {
        ServiceClients clients = with(First.class, Changing.class);
        adapter.hold();

        clients.service("one")
                .callActionAsync("a", Map.of())
                .toCompletableFuture()
                .cancel(true);
        assertThatThrownBy(() -> clients.with(CallOptions.DEFAULT.withTimeout(Duration.ofMillis(50)))
                        .callJobs(List.of(ServiceJob.of("one", "a", Map.of()))))
                .isInstanceOf(ResponseTimeoutException.class);

        assertThat(adapter.sent()).hasSize(2);
        assertThat(adapter.awaited()).isEmpty();
    }

    @Test
    void middlewareThatWouldNeverRunFailsTheDeployment() {
        assertThatThrownBy(() -> with(WithoutPriority.class))
                .hasMessageContaining("WithoutPriority: has @ClientMiddleware but would never run");
    }
}
