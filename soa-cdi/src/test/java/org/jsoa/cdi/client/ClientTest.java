/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.FixedConfig;
import org.jsoa.cdi.fixture.RecordingAdapter;
import org.jsoa.cdi.wiring.SoaApplication;
import org.jsoa.client.ActionCall;
import org.jsoa.client.CallActionException;
import org.jsoa.client.CallJobException;
import org.jsoa.client.CallOptions;
import org.jsoa.client.InvalidMessageException;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.SoaClient;
import org.jsoa.connection.Deadline;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.service.Action;
import org.jsoa.service.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTest {

    @Dependent
    public static class Outsider {
        @Inject
        @SoaClient("one")
        ServiceClient one;

        @Inject
        @SoaClient("two")
        Instance<ServiceClient> two;

        final ServiceClient three;

        @Inject
        Outsider(@SoaClient("three") ServiceClient three) {
            this.three = three;
        }
    }

    @Service("example")
    @ApplicationScoped
    public static class ChainActions {

        @Inject
        @SoaClient("inner")
        ServiceClient inner;

        @Action("forget")
        public void forget() {
            inner.sendAction("echo", Map.of());
        }

        private final List<CallOptions> options = new ArrayList<>();

        public void use(CallOptions next) {
            options.add(next);
        }

        @Action("chain")
        public Map<String, Object> chain(Map<String, Object> body) {
            return inner.with(options.isEmpty() ? CallOptions.DEFAULT : options.get(0))
                    .callAction("echo", body)
                    .body();
        }
    }

    private final RecordingAdapter adapter = new RecordingAdapter();
    private final Container container = Container.of(Outsider.class, ChainActions.class);

    @BeforeEach
    void activate() {
        container.get(SoaApplication.class).activate(adapter);
    }

    @AfterEach
    void closesEveryConnection() {
        container.close();
        assertThat(adapter.open()).isZero();
    }

    private IncomingJob incoming(Deadline deadline) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("correlation_id", "cid");
        context.put("switches", List.of(5L, 3L));
        context.put("caller", "someone");
        context.put("calling_service", "front");
        context.put("tenant", "t1");
        context.put("request_id", 9L);
        return new IncomingJob(
                "example",
                1L,
                new JobRequest(
                        JobControl.DEFAULT,
                        new JobContext(context),
                        List.of(new ActionRequest("chain", Map.of("a", 1L)))),
                deadline);
    }

    @Test
    void passesTheContextOfTheJobOnWithItsServiceAsTheCaller() {
        JobResponse response = container.run(incoming(null));

        assertThat(response.actions()).containsExactly(ActionResponse.of("chain", Map.of("a", 1L)));
        assertThat(adapter.last().service()).isEqualTo("inner");
        assertThat(adapter.last().timeout()).isNull();
        assertThat(adapter.last().request().actions()).containsExactly(new ActionRequest("echo", Map.of("a", 1L)));
        assertThat(adapter.last().request().context().values())
                .isEqualTo(Map.of(
                        "correlation_id", "cid",
                        "switches", List.of(5L, 3L),
                        "caller", "someone",
                        "calling_service", "example",
                        "tenant", "t1"));
        assertThat(adapter.last().request().control().values())
                .isEqualTo(Map.of("continue_on_error", false, "suppress_response", false));
    }

    @Test
    void addsWhatTheOptionsSay() {
        container
                .get(ChainActions.class)
                .use(CallOptions.DEFAULT
                        .withTimeout(Duration.ofMillis(2500))
                        .withContinueOnError()
                        .withCorrelationId("mine")
                        .withSwitches(Set.of(9L, 5L))
                        .withContext(Map.of("tenant", "t2", "extra", true)));

        container.run(incoming(null));

        assertThat(adapter.last().timeout()).isEqualTo(Duration.ofMillis(2500));
        assertThat(adapter.last().request().context().values())
                .isEqualTo(Map.of(
                        "correlation_id", "mine",
                        "switches", List.of(5L, 3L, 9L),
                        "caller", "someone",
                        "calling_service", "example",
                        "tenant", "t2",
                        "extra", true));
        assertThat(adapter.last().request().control().values())
                .isEqualTo(Map.of("continue_on_error", true, "suppress_response", false, "timeout", 3L));
    }

    @Test
    void passesTheDeadlineOfTheJobOnBesideItsOwnTimeout() {
        container.get(ChainActions.class).use(CallOptions.DEFAULT.withTimeout(Duration.ofSeconds(2)));
        Deadline deadline = Deadline.in(Duration.ofHours(1));

        container.run(incoming(deadline));

        assertThat(adapter.last().timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(adapter.last().deadline()).isEqualTo(deadline.minus(Duration.ofMillis(100)));
    }

    @Test
    void callsOutliveTheJobOnlyIfTheirOptionsSaySo() {
        container.get(ChainActions.class).use(CallOptions.DEFAULT.withoutJobDeadline());

        container.run(incoming(Deadline.in(Duration.ofSeconds(9))));

        assertThat(adapter.last().deadline()).isNull();
    }

    @Test
    void sendsNothingWhenTheCallerHasStoppedWaiting() {
        // What is left is less than the margin that the job keeps for itself.
        FixedConfig.install(
                Map.of("soa.client.deadline-margin-millis", "60000", "soa.server.failure-messages", "true"));
        try (Container sparing = Container.of(ChainActions.class)) {
            sparing.get(SoaApplication.class).activate(adapter);

            JobResponse response = sparing.run(incoming(Deadline.in(Duration.ofSeconds(40))));

            assertThat(response.actions().get(0).errors())
                    .containsExactly(SoaError.of(
                            "SERVER_ERROR", "Internal server error: no response from service inner within 0 ms"));
            assertThat(adapter.sent()).isEmpty();
        } finally {
            FixedConfig.remove();
        }
    }

    @Test
    void namesTheServiceByTheInjectionPoint() {
        Outsider outsider = container.get(Outsider.class);

        assertThat(outsider.one.service()).isEqualTo("one");
        assertThat(outsider.two.get().service()).isEqualTo("two");
        assertThat(outsider.three.service()).isEqualTo("three");
    }

    @Test
    void canBeLookedUpByName() {
        assertThat(container
                        .weld()
                        .select(ServiceClient.class, SoaClient.Literal.of("four"))
                        .get()
                        .service())
                .isEqualTo("four");
    }

    @Test
    void makesAContextOfItsOwnWhereNoRequestIsActive() {
        Outsider outsider = container.get(Outsider.class);

        outsider.one.callAction("a", Map.of());
        outsider.one.callAction("a", Map.of());

        assertThat(adapter.sent())
                .allSatisfy(job -> assertThat(job.request().context().values())
                        .containsOnlyKeys("correlation_id", "switches")
                        .containsEntry("switches", List.of()))
                .extracting(job -> job.request().context().correlationId())
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9a-f]{32}"));
    }

    @Test
    void keepsOneCorrelationIdWithinARequestThatIsNoJob() {
        Outsider outsider = container.get(Outsider.class);

        container.inRequest(() -> {
            outsider.one.callAction("a", Map.of());
            return outsider.three.callAction("a", Map.of());
        });

        assertThat(adapter.sent())
                .extracting(job -> job.request().context().correlationId())
                .hasSize(2)
                .containsOnly(adapter.last().request().context().correlationId());
        assertThat(adapter.last().request().context().values()).doesNotContainKey("calling_service");
    }

    @Test
    void throwsTheErrorsOfActionsAndOfJobs() {
        ServiceClient client = container.get(Outsider.class).one;
        SoaError error = SoaError.of("CODE", "message");

        adapter.respond(new JobResponse(
                List.of(),
                Map.of(),
                List.of(ActionResponse.of("a", Map.of()), ActionResponse.failed("b", List.of(error)))));
        CallActionException ofAction = catchThrowableOfType(
                CallActionException.class, () -> client.callActions(List.of(ActionCall.of("a"), ActionCall.of("b"))));
        assertThat(ofAction.actions()).containsExactly(ActionResponse.failed("b", List.of(error)));

        adapter.respond(JobResponse.failed(List.of(error)));
        CallJobException ofJob = catchThrowableOfType(CallJobException.class, () -> client.callAction("a", Map.of()));
        assertThat(ofJob.errors()).containsExactly(error);

        adapter.respond(new JobResponse(List.of(), Map.of(), List.of()));
        assertThatThrownBy(() -> client.callAction("a", Map.of())).isInstanceOf(InvalidMessageException.class);
    }

    @Test
    void leavesErrorsInTheResponseIfTheOptionsSaySo() {
        ServiceClient client = container.get(Outsider.class).one;
        SoaError error = SoaError.of("CODE", "message");

        adapter.respond(new JobResponse(List.of(), Map.of(), List.of(ActionResponse.failed("a", List.of(error)))));
        CallOptions withActionErrors = CallOptions.DEFAULT.withErrorsInResponse();
        assertThat(client.with(withActionErrors).callAction("a", Map.of()).errors())
                .containsExactly(error);

        adapter.respond(JobResponse.failed(List.of(error)));
        CallOptions withJobErrors = CallOptions.DEFAULT.withJobErrorsInResponse();
        assertThat(client.with(withJobErrors).callAction("a", Map.of()))
                .isEqualTo(ActionResponse.failed("a", List.of(error)));
        assertThat(client.with(withJobErrors)
                        .callActions(List.of(ActionCall.of("a")))
                        .errors())
                .containsExactly(error);
        assertThatThrownBy(() -> client.with(withActionErrors).callAction("a", Map.of()))
                .isInstanceOf(CallJobException.class);
    }

    @Test
    void sendsActionsThatGetNoResponse() {
        ServiceClient client = container.get(Outsider.class).one;

        client.sendAction("a", Map.of("x", 1L));
        client.sendActions(List.of(ActionCall.of("b"), ActionCall.of("c")));

        assertThat(adapter.sent())
                .allMatch(job -> job.request().control().suppressResponse())
                .extracting(job -> job.request().actions())
                .containsExactly(
                        List.of(new ActionRequest("a", Map.of("x", 1L))),
                        List.of(ActionRequest.of("b"), ActionRequest.of("c")));
        assertThat(adapter.last().timeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(adapter.last().request().control().values()).doesNotContainKey("timeout");
    }

    @Test
    void jobsThatGetNoResponseMayOutliveTheCurrentOne() {
        container.run(new IncomingJob(
                "example",
                1L,
                new JobRequest(
                        JobControl.DEFAULT, JobContext.of("cid", List.of()), List.of(ActionRequest.of("forget"))),
                Deadline.in(Duration.ofSeconds(1))));

        assertThat(adapter.last().request().context().callingService()).isEqualTo("example");
        assertThat(adapter.last().deadline()).isNull();
    }

    @Test
    void addsKeysToTheControlHeader() {
        ServiceClient client = container.get(Outsider.class).one;
        CallOptions options =
                CallOptions.DEFAULT.withTimeout(Duration.ofSeconds(2)).withControl(Map.of("timeout", 9L, "extra", "x"));

        client.with(options).callAction("a", Map.of());

        assertThat(adapter.last().request().control().values())
                .isEqualTo(Map.of("continue_on_error", false, "suppress_response", false, "timeout", 9L, "extra", "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"request_id", "correlation_id", "switches"})
    void refusesContextKeysThatStopPySoaServersOrHaveAPlaceOfTheirOwn(String key) {
        assertThatThrownBy(() -> CallOptions.DEFAULT.withContext(Map.of(key, 1L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"continue_on_error", "suppress_response"})
    void refusesControlKeysThatHaveAPlaceOfTheirOwn(String key) {
        assertThatThrownBy(() -> CallOptions.DEFAULT.withControl(Map.of(key, true)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }

    @Test
    void usesTheAdapterThatLastMadeItselfKnown() {
        RecordingAdapter another = new RecordingAdapter();
        container.get(SoaApplication.class).activate(another);

        container.get(Outsider.class).one.callAction("a", Map.of());

        assertThat(another.sent()).hasSize(1);
        assertThat(adapter.sent()).isEmpty();
    }
}
