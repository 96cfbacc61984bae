/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsoa.cdi.fixture.ClientHolder;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.RecordingAdapter;
import org.jsoa.cdi.wiring.SoaApplication;
import org.jsoa.client.CallActionException;
import org.jsoa.client.CallJobException;
import org.jsoa.client.CallOptions;
import org.jsoa.client.Outcome;
import org.jsoa.client.ResponseTimeoutException;
import org.jsoa.client.SendFailedException;
import org.jsoa.client.ServiceClients;
import org.jsoa.client.ServiceJob;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParallelClientTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final SoaError ERROR = SoaError.of("CODE", "message");

    private final RecordingAdapter adapter = new RecordingAdapter();
    private final Container container = Container.of(ClientHolder.class);
    private ServiceClients clients;

    @BeforeEach
    void activate() {
        container.get(SoaApplication.class).activate(adapter);
        clients = container.get(ClientHolder.class).clients;
    }

    @AfterEach
    void closesEveryConnection() {
        container.close();
        assertThat(adapter.open()).isZero();
    }

    private static ServiceJob job(String service) {
        return ServiceJob.of(service, "get", Map.of("from", service));
    }

    private static JobResponse response(String service) {
        return new JobResponse(List.of(), Map.of(), List.of(ActionResponse.of("get", Map.of("from", service))));
    }

    private static Function<OutgoingJob, JobResponse> failing(String service, JobResponse response) {
        return job -> job.service().equals(service) ? response : response(job.service());
    }

    @Test
    void sendsOneJobForEachActionAndReturnsResponsesInTheirOrder() {
        List<JobResponse> responses =
                clients.callJobs(List.of(ServiceJob.of("one", "a", null), ServiceJob.of("one", "b", Map.of("x", 1L))));

        assertThat(responses)
                .extracting(JobResponse::actions)
                .containsExactly(
                        List.of(ActionResponse.of("a", Map.of())), List.of(ActionResponse.of("b", Map.of("x", 1L))));
        assertThat(adapter.sent())
                .extracting(job -> job.request().actions())
                .containsExactly(List.of(ActionRequest.of("a")), List.of(new ActionRequest("b", Map.of("x", 1L))));
    }

    @Test
    void sendsAllBeforeItAwaitsAnyAndKeepsTheOrderWhateverThatOfTheResponses() {
        adapter.hold();
        CompletionStage<List<JobResponse>> responses =
                clients.callJobsAsync(List.of(job("one"), job("two"), job("three")));
        assertThat(adapter.sent()).hasSize(3);

        adapter.reply(2);
        adapter.reply(0);
        adapter.reply(1);

        assertThat(responses)
                .succeedsWithin(LONG)
                .isEqualTo(List.of(response("one"), response("two"), response("three")));
    }

    @Test
    void allCallsShareOneDeadlineAndOneContext() {
        clients.callJobs(List.of(job("one"), job("two")));

        assertThat(adapter.sent())
                .extracting(OutgoingJob::deadline)
                .doesNotContainNull()
                .containsOnly(adapter.last().deadline());
        assertThat(adapter.sent())
                .extracting(sent -> sent.request().context())
                .containsOnly(adapter.last().request().context());
    }

    @Test
    void givesUpTheOthersWhenOneCannotBeSent() {
        adapter.hold();
        adapter.refuse(job -> job.service().equals("two"));
        List<ServiceJob> jobs = List.of(job("one"), job("two"), job("three"));

        assertThatThrownBy(() -> clients.callJobs(jobs)).isInstanceOf(SendFailedException.class);
        assertThat(adapter.awaited()).isEmpty();

        assertThat(clients.callJobsAsync(jobs))
                .failsWithin(LONG)
                .withThrowableThat()
                .withCauseInstanceOf(SendFailedException.class);
        assertThat(adapter.awaited()).isEmpty();
    }

    @Test
    void givesUpTheOthersAsSoonAsOneFails() {
        adapter.hold();
        CompletionStage<List<JobResponse>> responses = clients.callJobsAsync(List.of(job("one"), job("two")));

        adapter.fail(1, new ResponseTimeoutException("two", Duration.ofMillis(1), null));

        assertThat(responses).failsWithin(LONG).withThrowableThat().withCauseInstanceOf(ResponseTimeoutException.class);
        assertThat(adapter.awaited()).isEmpty();
    }

    @Test
    void endsAtItsDeadlineWhenResponsesDoNotCome() {
        adapter.hold();
        CallOptions options = CallOptions.DEFAULT.withTimeout(Duration.ofMillis(50));
        List<ServiceJob> jobs = List.of(job("one"), job("two"));

        assertThatThrownBy(() -> clients.with(options).callJobs(jobs)).isInstanceOf(ResponseTimeoutException.class);
        assertThat(clients.with(options).tryJobs(jobs)).hasSize(2).allSatisfy(outcome -> assertThatThrownBy(
                        outcome::orThrow)
                .isInstanceOf(ResponseTimeoutException.class));
        assertThat(adapter.awaited()).isEmpty();
    }

    @Test
    void throwsTheErrorsOfActionsAndOfJobs() {
        List<ServiceJob> jobs = List.of(job("one"), job("two"));

        adapter.respond(failing("two", JobResponse.failed(List.of(ERROR))));
        assertThatThrownBy(() -> clients.callJobs(jobs))
                .isInstanceOfSatisfying(
                        CallJobException.class, e -> assertThat(e.service()).isEqualTo("two"));

        adapter.respond(failing(
                "one", new JobResponse(List.of(), Map.of(), List.of(ActionResponse.failed("get", List.of(ERROR))))));
        assertThatThrownBy(() -> clients.callJobs(jobs))
                .isInstanceOfSatisfying(
                        CallActionException.class, e -> assertThat(e.errors()).containsExactly(ERROR));
    }

    @Test
    void leavesErrorsWhereTheyAreIfTheOptionsSaySo() {
        adapter.respond(failing("one", JobResponse.failed(List.of(ERROR))));
        CallOptions options = CallOptions.DEFAULT.withJobErrorsInResponse();

        assertThat(clients.with(options).callJobs(List.of(job("one"), job("two"))))
                .containsExactly(JobResponse.failed(List.of(ERROR)), response("two"));
        assertThat(clients.with(options).service("one").callAction("a", null))
                .isEqualTo(ActionResponse.failed("a", List.of(ERROR)));
    }

    @Test
    void leavesErrorsOfActionsBetweenTheResponsesOfOthersIfTheOptionsSaySo() {
        JobResponse failed = new JobResponse(List.of(), Map.of(), List.of(ActionResponse.failed("b", List.of(ERROR))));
        adapter.respond(job -> job.request().actions().get(0).action().equals("b")
                ? failed
                : new JobResponse(List.of(), Map.of(), List.of(ActionResponse.of("a", Map.of("x", 1L)))));
        List<ServiceJob> jobs = Stream.of("a", "b", "a")
                .map(action -> ServiceJob.of("one", action, null))
                .toList();

        assertThat(clients.with(CallOptions.DEFAULT.withErrorsInResponse()).callJobs(jobs))
                .flatExtracting(JobResponse::actions)
                .containsExactly(
                        ActionResponse.of("a", Map.of("x", 1L)),
                        ActionResponse.failed("b", List.of(ERROR)),
                        ActionResponse.of("a", Map.of("x", 1L)));
        assertThat(clients.callJobsAsync(jobs))
                .failsWithin(LONG)
                .withThrowableThat()
                .withCauseInstanceOf(CallActionException.class);
    }

    @Test
    void tellsOfEachJobWhatBecameOfIt() {
        adapter.refuse(job -> job.service().equals("two"));
        adapter.respond(failing("three", JobResponse.failed(List.of(ERROR))));
        List<ServiceJob> jobs = List.of(job("one"), job("two"), job("three"), job("four"));

        List<Outcome> outcomes = clients.tryJobs(jobs);

        assertThat(outcomes).hasSize(4);
        assertThat(outcomes.get(0)).isEqualTo(new Outcome.Responded(response("one")));
        assertThatThrownBy(outcomes.get(1)::orThrow).isInstanceOf(SendFailedException.class);
        assertThatThrownBy(outcomes.get(2)::orThrow).isInstanceOf(CallJobException.class);
        assertThat(outcomes.get(3).orThrow()).isEqualTo(response("four"));
        assertThat(clients.tryJobsAsync(jobs))
                .succeedsWithin(LONG)
                .extracting(found -> found.get(3))
                .isEqualTo(outcomes.get(3));
    }

    @Test
    void tellsWhatBecameOfEachHoweverManyFail() {
        adapter.hold();
        adapter.refuse(job -> job.service().equals("away"));
        CompletionStage<List<Outcome>> outcomes =
                clients.tryJobsAsync(Stream.of("one", "away", "two", "away", "silent", "two", "silent", "silent")
                        .map(ParallelClientTest::job)
                        .toList());

        for (int number : List.of(2, 4, 5)) {
            adapter.fail(number, new ResponseTimeoutException("silent", LONG, null));
        }
        for (int number : List.of(3, 1, 0)) {
            adapter.reply(number);
        }

        assertThat(outcomes).succeedsWithin(LONG).satisfies(found -> {
            assertThat(found)
                    .extracting(ParallelClientTest::kind)
                    .containsExactly(
                            response("one"),
                            SendFailedException.class,
                            response("two"),
                            SendFailedException.class,
                            ResponseTimeoutException.class,
                            response("two"),
                            ResponseTimeoutException.class,
                            ResponseTimeoutException.class);
        });
    }

    private static Object kind(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed ? failed.failure().getClass() : outcome.orThrow();
    }

    @Test
    void tellsOfEachJobOfOneServiceWhatBecameOfIt() {
        adapter.hold();
        CompletableFuture<List<Outcome>> outcomes = clients.tryJobsAsync(
                        List.of(ServiceJob.of("one", "a", null), ServiceJob.of("one", "b", null)))
                .toCompletableFuture();

        adapter.fail(0, new ResponseTimeoutException("one", Duration.ofMillis(1), null));
        assertThat(adapter.awaited()).containsExactly(1);
        adapter.reply(1);

        assertThat(outcomes).succeedsWithin(LONG).satisfies(found -> {
            assertThat(found.get(0)).isInstanceOf(Outcome.Failed.class);
            assertThat(found.get(1).orThrow().actions()).containsExactly(ActionResponse.of("b", Map.of()));
        });
    }

    @Test
    void doesNothingForNoJobs() {
        assertThat(clients.callJobs(List.of())).isEmpty();
        assertThat(clients.tryJobs(List.of())).isEmpty();
        assertThat(clients.callJobsAsync(List.of())).succeedsWithin(LONG).isEqualTo(List.of());
        assertThat(adapter.sent()).isEmpty();
    }

    @Test
    void refusesNamesThatNoServiceCanHave() {
        assertThatThrownBy(() -> clients.service("a!b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a!b");
    }
}
