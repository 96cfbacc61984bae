/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoa.cdi.fixture.ClientHolder;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.FixedConfig;
import org.jsoa.cdi.fixture.FixedNaming;
import org.jsoa.cdi.fixture.RecordingAdapter;
import org.jsoa.cdi.wiring.SoaApplication;
import org.jsoa.client.CallOptions;
import org.jsoa.client.Outcome;
import org.jsoa.client.SendFailedException;
import org.jsoa.client.ServiceClients;
import org.jsoa.client.ServiceJob;
import org.jsoa.connection.Deadline;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.Sending;
import org.jsoa.connection.Serializer;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Services whose calls go another way than those of the others. */
class RoutingTest {

    private static final Map<String, String> SETTINGS = Map.of(
            "soa.client.services.users.connection-factory", "java:/soa/users",
            "soa.client.services.users.timeout-millis", "1500",
            "soa.client.services.my.orders.connection-factory", "java:/soa/users",
            "soa.client.services.reports.timeout-millis", "90000",
            "soa.client.services.lost.connection-factory", "java:/soa/nothing",
            "soa.client.services.old.protocol", "2",
            "soa.client.services.old.serializer", "json",
            "soa.client.services.reports.serializer", "msgpack",
            "soa.client.services.payroll.encrypted", "true");

    private final RecordingAdapter adapter = new RecordingAdapter();
    private final RecordingAdapter ofUsers = new RecordingAdapter();
    private Container container;
    private ServiceClients clients;

    @BeforeEach
    void activate() {
        FixedNaming.install(Map.of("java:/soa/users", ofUsers));
        start(SETTINGS);
    }

    private void start(Map<String, String> settings) {
        FixedConfig.install(settings);
        container = Container.of(ClientHolder.class);
        container.get(SoaApplication.class).activate(adapter);
        clients = container.get(ClientHolder.class).clients;
    }

    @AfterEach
    void closesEveryConnection() {
        container.close();
        FixedConfig.remove();
        FixedNaming.remove();
        assertThat(adapter.open()).isZero();
        assertThat(ofUsers.open()).isZero();
    }

    private static ServiceJob job(String service) {
        return ServiceJob.of(service, "get", Map.of("from", service));
    }

    private static JobResponse response(String service) {
        return new JobResponse(List.of(), Map.of(), List.of(ActionResponse.of("get", Map.of("from", service))));
    }

    @Test
    void sendsThroughTheConnectionFactoryOfTheService() {
        clients.service("users").callAction("get", Map.of());
        clients.service("my.orders").sendAction("get", Map.of());
        clients.service("other").callAction("get", Map.of());

        assertThat(ofUsers.sent()).extracting(OutgoingJob::service).containsExactly("users", "my.orders");
        assertThat(adapter.sent()).extracting(OutgoingJob::service).containsExactly("other");
    }

    @Test
    void theFactoryOfTheServiceGoesBeforeThatOfAllServices() {
        container.close();
        RecordingAdapter ofAll = new RecordingAdapter();
        FixedNaming.install(Map.of("java:/soa/all", ofAll));
        start(Map.of(
                "soa.client.connection-factory", "java:/soa/all",
                "soa.client.services.users.connection-factory", "java:/soa/users"));

        clients.service("users").callAction("get", Map.of());
        clients.service("other").callAction("get", Map.of());

        assertThat(ofUsers.sent()).extracting(OutgoingJob::service).containsExactly("users");
        assertThat(ofAll.sent()).extracting(OutgoingJob::service).containsExactly("other");
    }

    @Test
    void respondsToParallelCallsOfSeveralRoutesInTheOrderAsked() {
        List<JobResponse> responses =
                clients.callJobs(List.of(job("other"), job("users"), job("another"), job("my.orders")));

        assertThat(responses)
                .containsExactly(response("other"), response("users"), response("another"), response("my.orders"));
        assertThat(ofUsers.sent()).extracting(OutgoingJob::service).containsExactly("users", "my.orders");
    }

    @Test
    void aServiceWhoseFactoryIsMissingFailsAloneAndNamesIt() {
        List<Outcome> outcomes = clients.tryJobs(List.of(job("lost"), job("users")));

        assertThat(outcomes.get(0)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.failure())
                .isInstanceOf(SendFailedException.class)
                .hasMessageContaining("java:/soa/nothing"));
        assertThat(outcomes.get(1)).isEqualTo(new Outcome.Responded(response("users")));
        assertThatThrownBy(() -> clients.service("lost").callAction("get", Map.of()))
                .hasMessageContaining("java:/soa/nothing");
    }

    @Test
    void waitsAsLongAsIsSetForTheServiceUnlessTheCallSays() {
        clients.service("users").callAction("get", Map.of());
        assertThat(ofUsers.last().timeout()).isEqualTo(Duration.ofMillis(1500));

        clients.service("users")
                .with(CallOptions.DEFAULT.withTimeout(Duration.ofSeconds(7)))
                .callAction("get", Map.of());
        assertThat(ofUsers.last().timeout()).isEqualTo(Duration.ofSeconds(7));

        clients.service("other").callAction("get", Map.of());
        assertThat(adapter.last().timeout()).isNull();
    }

    @Test
    void writesAsIsSetForTheService() {
        clients.service("old").callAction("get", Map.of());
        assertThat(adapter.last().sending()).isEqualTo(new Sending(2, Serializer.JSON, null, false));

        clients.callJobs(List.of(job("reports"), job("other"), job("old")));
        assertThat(adapter.sent().subList(1, 4))
                .extracting(OutgoingJob::sending)
                .containsExactly(
                        new Sending(null, Serializer.MSGPACK, null, false),
                        Sending.DEFAULT,
                        new Sending(2, Serializer.JSON, null, false));

        clients.service("payroll").callAction("get", Map.of());
        assertThat(adapter.last().sending()).isEqualTo(new Sending(null, null, true, false));

        clients.service("old").sendAction("get", Map.of());
        assertThat(adapter.last().sending()).isEqualTo(new Sending(2, Serializer.JSON, null, false));
    }

    @Test
    void parallelCallsMayTakeAsLongAsTheOneThatMayTakeLongest() {
        Deadline earliest = Deadline.in(Duration.ofSeconds(90));

        clients.callJobs(List.of(job("users"), job("other"), job("reports")));

        assertThat(adapter.sent())
                .extracting(OutgoingJob::deadline)
                .allSatisfy(deadline -> assertThat(deadline.isBefore(earliest)).isFalse());
        assertThat(ofUsers.last().timeout()).isEqualTo(Duration.ofMillis(1500));
    }
}
