/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jsoa.cdi.fixture.ClientHolder;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.RecordingAdapter;
import org.jsoa.cdi.wiring.SoaApplication;
import org.jsoa.client.CallOptions;
import org.jsoa.client.Outcome;
import org.jsoa.client.SendFailedException;
import org.jsoa.client.ServiceClients;
import org.jsoa.client.ServiceJob;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls that are made before the adapter has connected to the application. */
class AdapterConnectionsTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(9);
    private static final List<ServiceJob> JOBS = List.of(
            ServiceJob.of("users", "get", Map.of()),
            ServiceJob.of("orders", "get", Map.of()),
            ServiceJob.of("users", "get", Map.of()));

    private final RecordingAdapter adapter = new RecordingAdapter();
    private Container container;
    private ServiceClients clients;

    @BeforeEach
    void start() {
        container = Container.of(ClientHolder.class);
        clients = container.get(ClientHolder.class).clients;
    }

    @AfterEach
    void stop() {
        container.close();
    }

    private ServiceClients within(Duration timeout) {
        return clients.with(CallOptions.DEFAULT.withTimeout(timeout));
    }

    private void connect() {
        container.get(SoaApplication.class).activate(adapter);
    }

    @Test
    void aCallFailsWithinItsTimeoutAndTellsThatTheAdapterIsMissing() {
        assertThatThrownBy(() -> within(SHORT).service("users").callAction("get", Map.of()))
                .isInstanceOf(SendFailedException.class)
                .hasMessageContaining("users")
                .hasMessageContaining("deploy soa-rar.rar before the application");
    }

    @Test
    void parallelCallsFailWithinTheirTimeoutTogether() {
        assertThat(within(Duration.ofSeconds(1)).tryJobs(JOBS)).hasSize(3).allSatisfy(outcome -> assertThat(outcome)
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.failure())
                        .isInstanceOf(SendFailedException.class)
                        .hasMessageContaining("deploy soa-rar.rar before the application")));
    }

    @Test
    void anAsynchronousCallReturnsAtOnceAndIsSentWhenTheAdapterConnects() {
        CompletableFuture<ActionResponse> response =
                within(LONG).service("users").callActionAsync("get", Map.of()).toCompletableFuture();
        assertThat(response).isNotDone();

        connect();

        assertThat(response).succeedsWithin(LONG);
        assertThat(adapter.last().deadline()).isNotNull();
    }

    @Test
    void parallelCallsAreSentWhenTheAdapterConnects() {
        CompletableFuture<List<JobResponse>> responses =
                within(LONG).callJobsAsync(JOBS).toCompletableFuture();
        assertThat(responses).isNotDone();

        connect();

        assertThat(responses).succeedsWithin(LONG);
        assertThat(adapter.sent())
                .extracting(OutgoingJob::service)
                .containsExactlyInAnyOrder("users", "orders", "users");
    }

    @Test
    void anAsynchronousCallFailsWithinItsTimeout() {
        assertThat(within(SHORT).service("users").callActionAsync("get", Map.of()))
                .failsWithin(LONG)
                .withThrowableThat()
                .withCauseInstanceOf(SendFailedException.class);
    }

    @Test
    void aCallThatWasAbandonedIsNotSent() {
        CompletableFuture<ActionResponse> response =
                within(LONG).service("users").callActionAsync("get", Map.of()).toCompletableFuture();
        response.cancel(false);

        connect();

        clients.service("orders").callAction("get", Map.of());
        assertThat(adapter.sent()).extracting(OutgoingJob::service).containsExactly("orders");
    }
}
