/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jsoa.cdi.fixture.ClientHolder;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.RecordingAdapter;
import org.jsoa.cdi.wiring.SoaApplication;
import org.jsoa.client.ActionCall;
import org.jsoa.client.CallErrorMapper;
import org.jsoa.client.CallException;
import org.jsoa.client.CallJobException;
import org.jsoa.client.CallOptions;
import org.jsoa.client.Outcome;
import org.jsoa.client.SendFailedException;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.ServiceClients;
import org.jsoa.client.ServiceJob;
import org.jsoa.expansion.Expansion;
import org.jsoa.expansion.ExpansionRoute;
import org.jsoa.expansion.Expansions;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.service.Action;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The application's own exceptions, whichever way it calls. */
class CallErrorMapperTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    interface Users {

        @Action("get")
        Map<String, Object> get();

        @Action("get")
        CompletionStage<Map<String, Object>> getLater();
    }

    /** The clients need this mapper, and the mapper needs the clients. */
    @Singleton
    @Priority(1)
    public static class NotFound implements CallErrorMapper {

        @Inject
        ServiceClients clients;

        @Override
        public Optional<RuntimeException> map(CallException failure) {
            return failure.hasError("NOT_FOUND")
                    ? Optional.of(new NoSuchElementException(failure.service()))
                    : Optional.empty();
        }
    }

    @ApplicationScoped
    @Priority(2)
    public static class FailedJobs implements CallErrorMapper {

        @Override
        public Optional<RuntimeException> map(CallException failure) {
            return failure instanceof CallJobException
                    ? Optional.of(new IllegalStateException("job"))
                    : Optional.empty();
        }
    }

    @Dependent
    public static class Authors {

        @Produces
        @Singleton
        Expansions expansions() {
            return Expansions.NONE
                    .withRoute("authors", new ExpansionRoute("authors", "get_authors", "ids", "authors"))
                    .withExpansion("book", "author", new Expansion(null, "authors", "author_id", "author", true));
        }
    }

    private final RecordingAdapter adapter = new RecordingAdapter();
    private final Container container =
            Container.of(ClientHolder.class, NotFound.class, FailedJobs.class, Authors.class);
    private ServiceClients clients;
    private ServiceClient users;

    @BeforeEach
    void activate() {
        container.get(SoaApplication.class).activate(adapter);
        clients = container.get(ClientHolder.class).clients;
        users = clients.service("users");
    }

    @AfterEach
    void closesEveryConnection() {
        container.close();
        assertThat(adapter.open()).isZero();
    }

    private static JobResponse failed(String code) {
        return new JobResponse(
                List.of(), Map.of(), List.of(ActionResponse.failed("get", List.of(SoaError.of(code, "message")))));
    }

    private static void fails(CompletionStage<?> stage) {
        assertThat(stage)
                .failsWithin(LONG)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(NoSuchElementException.class)
                .withMessage("users");
    }

    @Test
    void countsForCallsByName() {
        adapter.respond(failed("NOT_FOUND"));

        assertThatThrownBy(() -> users.callAction("get", null)).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> users.callAction("get", null, Long.class)).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> users.callActions(List.of(ActionCall.of("get"))))
                .isInstanceOf(NoSuchElementException.class);
        fails(users.callActionAsync("get", null));
        fails(users.callActionAsync("get", null, Long.class));
        fails(users.callActionsAsync(List.of(ActionCall.of("get"))));
    }

    @Test
    void countsForCallsThroughInterfaces() {
        adapter.respond(failed("NOT_FOUND"));
        Users typed = users.as(Users.class);

        assertThatThrownBy(typed::get).isInstanceOf(NoSuchElementException.class);
        fails(typed.getLater());
    }

    @Test
    void countsForJobsSideBySide() {
        adapter.respond(job -> job.service().equals("users")
                ? failed("NOT_FOUND")
                : new JobResponse(List.of(), Map.of(), List.of(ActionResponse.of("get", Map.of()))));
        List<ServiceJob> jobs = List.of(ServiceJob.of("orders", "get", null), ServiceJob.of("users", "get", null));

        assertThatThrownBy(() -> clients.callJobs(jobs)).isInstanceOf(NoSuchElementException.class);
        fails(clients.callJobsAsync(jobs));
        List<Outcome> outcomes = clients.tryJobs(jobs);
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Responded.class);
        assertThat(outcomes.get(1)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.failure())
                .isInstanceOf(NoSuchElementException.class));
        assertThat(clients.tryJobsAsync(jobs)).succeedsWithin(LONG).satisfies(found -> assertThatThrownBy(
                        found.get(1)::orThrow)
                .isInstanceOf(NoSuchElementException.class));
    }

    @Test
    void countsForTheCallsOfExpansions() {
        adapter.respond(job -> job.service().equals("authors")
                ? failed("NOT_FOUND")
                : new JobResponse(
                        List.of(),
                        Map.of(),
                        List.of(ActionResponse.of("get", Map.of("book", Map.of("_type", "book", "author_id", 1L))))));
        ServiceClients expanding = clients.with(CallOptions.DEFAULT.withExpansions(Map.of("book", List.of("author"))));
        ServiceClient books = expanding.service("books");
        List<ServiceJob> jobs = List.of(ServiceJob.of("books", "get", null));

        assertThatThrownBy(() -> books.callAction("get", null)).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> expanding.tryJobs(jobs)).isInstanceOf(NoSuchElementException.class);
        for (CompletionStage<?> stage : List.of(
                books.callActionAsync("get", null), expanding.callJobsAsync(jobs), expanding.tryJobsAsync(jobs))) {
            assertThat(stage)
                    .failsWithin(LONG)
                    .withThrowableThat()
                    .withCauseInstanceOf(NoSuchElementException.class)
                    .withMessageContaining("authors");
        }
    }

    @Test
    void asksByAscendingPriorityAndLeavesTheExceptionWhereNoneHasAnother() {
        adapter.respond(JobResponse.failed(List.of(SoaError.of("NOT_FOUND", "message"))));
        assertThatThrownBy(() -> users.callAction("get", null)).isInstanceOf(NoSuchElementException.class);

        adapter.respond(JobResponse.failed(List.of(SoaError.of("OTHER", "message"))));
        assertThatThrownBy(() -> users.callAction("get", null)).hasMessage("job");

        adapter.respond(failed("OTHER"));
        assertThatThrownBy(() -> users.callAction("get", null)).isInstanceOf(CallException.class);
    }

    @Test
    void isNotAskedForErrorsInResponsesAndFailuresOfTransport() {
        adapter.respond(failed("NOT_FOUND"));
        assertThat(users.with(CallOptions.DEFAULT.withErrorsInResponse())
                        .callAction("get", null)
                        .hasErrors())
                .isTrue();

        adapter.refuse(job -> true);
        assertThatThrownBy(() -> users.callAction("get", null)).isInstanceOf(SendFailedException.class);
    }
}
