/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.FixedConfig;
import org.jsoa.cdi.fixture.RecordingAdapter;
import org.jsoa.client.ConnectionLostException;
import org.jsoa.connection.Deadline;
import org.jsoa.connection.IncomingJob;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.service.Action;
import org.jsoa.service.Service;
import org.jsoa.service.StatusCheck;
import org.jsoa.service.StatusReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DependencyStatusTest {

    @Service("example")
    public static class Nothing {
        @Action("nothing")
        public void nothing() {}
    }

    @Service("other")
    public static class OtherService {
        @Action("other")
        public void other() {}
    }

    private final RecordingAdapter adapter = new RecordingAdapter();

    @BeforeEach
    void depend() {
        FixedConfig.install(
                Map.of("soa.services.example.depends-on", "users, order-book", "soa.server.failure-messages", "true"));
    }

    @AfterEach
    void forgetTheConfiguration() {
        FixedConfig.remove();
    }

    private Container container(Class<?>... classes) {
        Container container = Container.of(classes);
        container.get(SoaApplication.class).activate(adapter);
        return container;
    }

    private static IncomingJob status(Deadline deadline) {
        JobContext context = JobContext.of("c0ffee", List.of(5L)).plus(Map.of("note", "free"));
        return new IncomingJob(
                "example",
                1L,
                new JobRequest(JobControl.DEFAULT, context, List.of(ActionRequest.of("status"))),
                deadline);
    }

    private static Object healthcheck(JobResponse response) {
        assertThat(response.hasErrors()).isFalse();
        return response.actions().get(0).body().get("healthcheck");
    }

    private static Map<String, Object> found(List<List<String>> errors, Map<String, Object> services) {
        return Map.of("errors", errors, "warnings", List.of(), "diagnostics", Map.of("services", services));
    }

    private static JobResponse healthy(OutgoingJob job) {
        return responded(ActionResponse.of("status", Map.of("version", "1.0 of " + job.service())));
    }

    private static JobResponse responded(ActionResponse action) {
        return new JobResponse(List.of(), Map.of(), List.of(action));
    }

    @Test
    void tellsTheStatusOfEachService() {
        adapter.respond(DependencyStatusTest::healthy);
        try (Container container = container(Nothing.class)) {
            assertThat(healthcheck(container.run(status(null))))
                    .isEqualTo(found(
                            List.of(),
                            Map.of(
                                    "users", Map.of("version", "1.0 of users"),
                                    "order-book", Map.of("version", "1.0 of order-book"))));
        }
    }

    @Test
    void asksWithTheContextOfTheJobAndSoThatNobodyAsksFurther() {
        adapter.respond(DependencyStatusTest::healthy);
        try (Container container = container(Nothing.class)) {
            container.run(status(null));

            assertThat(adapter.sent()).extracting(OutgoingJob::service).containsExactly("users", "order-book");
            assertThat(adapter.open()).isZero();
            OutgoingJob sent = adapter.last();
            assertThat(sent.request().actions()).containsExactly(new ActionRequest("status", Map.of("verbose", false)));
            assertThat(sent.request().context().values())
                    .containsEntry("correlation_id", "c0ffee")
                    .containsEntry("note", "free")
                    .containsEntry("calling_service", "example");
            assertThat(sent.request().control().values()).containsEntry("timeout", 2L);
        }
    }

    @Test
    void reportsWhatServicesReturnInsteadOfTheirStatus() {
        adapter.respond(job -> job.service().equals("users")
                ? JobResponse.failed(List.of(SoaError.of("SERVER_ERROR", "out of powder")))
                : responded(ActionResponse.failed(
                        "status", List.of(SoaError.of("INVALID", "Not a boolean", "verbose"), SoaError.of("A", "b")))));
        try (Container container = container(Nothing.class)) {
            assertThat(healthcheck(container.run(status(null))))
                    .isEqualTo(found(
                            List.of(
                                    List.of("USERS_CALL_ERROR", "[SERVER_ERROR: out of powder]"),
                                    List.of("ORDER-BOOK_STATUS_ERROR", "[INVALID: Not a boolean (verbose), A: b]")),
                            Map.of()));
        }
    }

    @Test
    void asksAllAtOnceAndReportsThoseThatCannotBeReached() {
        adapter.hold();
        adapter.refuse(job -> {
            // The first call ends only when the second one is made.
            if (job.service().equals("users")) {
                return false;
            }
            adapter.fail(0, new ConnectionLostException("users", new IOException("broken pipe")));
            return true;
        });
        try (Container container = container(Nothing.class)) {
            assertThat(healthcheck(container.run(status(null))))
                    .isEqualTo(found(
                            List.of(
                                    List.of(
                                            "USERS_TRANSPORT_ERROR",
                                            "the connection to Redis broke while a request was on its way to service users"),
                                    List.of(
                                            "ORDER-BOOK_TRANSPORT_ERROR",
                                            "could not send to service order-book: the test says so")),
                            Map.of()));
        }
    }

    @Test
    void reportsServicesThatRespondWithNothing() {
        adapter.respond(job -> job.service().equals("users") ? healthy(job) : new JobResponse(null, null, null));
        try (Container container = container(Nothing.class)) {
            assertThat(healthcheck(container.run(status(null))))
                    .isEqualTo(found(
                            List.of(
                                    List.of(
                                            "ORDER-BOOK_TRANSPORT_ERROR",
                                            "invalid message to or from service order-book: the response to the action status is missing")),
                            Map.of("users", Map.of("version", "1.0 of users"))));
        }
    }

    @Test
    void waitsNoLongerThanItsOwnCaller() {
        adapter.hold();
        try (Container container = container(Nothing.class)) {
            assertThat(healthcheck(container.run(status(Deadline.in(Duration.ofMillis(1_200))))))
                    .asString()
                    .containsPattern(
                            "USERS_TRANSPORT_ERROR, no response from service users within (1[01]\\d\\d|\\d{1,3}) ms")
                    .containsPattern(
                            "ORDER-BOOK_TRANSPORT_ERROR, no response from service order-book within (1[01]\\d\\d|\\d{1,3}) ms");
        }
    }

    @Dependent
    public static class OwnCheck implements StatusCheck {
        @Override
        public StatusReport check() {
            return StatusReport.healthy().withWarning("OWN", "own").withDiagnostic("own", true);
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void leavesTheChecksOfTheApplicationAlone() {
        adapter.respond(job -> {
            throw new IllegalStateException("a bug");
        });
        try (Container container = container(Nothing.class, OwnCheck.class)) {
            Map<String, Object> health = (Map<String, Object>) healthcheck(container.run(status(null)));

            assertThat(health)
                    .containsEntry(
                            "errors",
                            List.of(List.of("CHECK_FAILED", DependencyCheck.class.getName() + " failed: a bug")))
                    .containsEntry("warnings", List.of(List.of("OWN", "own")))
                    .containsEntry("diagnostics", Map.of("own", true));
        }
    }

    @Test
    void asksNobodyForAServiceThatDependsOnNoneNorIfItIsNotToBeVerbose() {
        try (Container container = container(Nothing.class, OtherService.class)) {
            assertThat(container.runOn("other", "status", Map.of()).body())
                    .extractingByKey("healthcheck")
                    .isEqualTo(Map.of("errors", List.of(), "warnings", List.of(), "diagnostics", Map.of()));
            container.run("status", Map.of("verbose", false));

            assertThat(adapter.sent()).isEmpty();
        }
    }

    @Test
    void failsTheDeploymentOfAServiceThatDependsOnItself() {
        FixedConfig.install(Map.of("soa.services.example.depends-on", "users,example"));

        assertThatThrownBy(() -> Container.of(Nothing.class).close())
                .hasMessageContaining("soa.services.example.depends-on must be names of other services, without '!' and"
                        + " with commas between, not \"users,example\"");
    }
}
