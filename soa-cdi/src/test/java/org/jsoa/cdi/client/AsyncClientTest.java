/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.RecordingAdapter;
import org.jsoa.cdi.wiring.SoaApplication;
import org.jsoa.client.ActionCall;
import org.jsoa.client.CallActionException;
import org.jsoa.client.ResponseTimeoutException;
import org.jsoa.client.SendFailedException;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.ServiceClients;
import org.jsoa.client.ServiceJob;
import org.jsoa.client.SoaClient;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AsyncClientTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @Dependent
    public static class Outsider {

        @Inject
        @SoaClient("one")
        ServiceClient one;

        @Inject
        ServiceClients clients;
    }

    private final RecordingAdapter adapter = new RecordingAdapter();
    private final Container container = Container.of(Outsider.class);
    private ServiceClient client;
    private ServiceClients clients;

    @BeforeEach
    void activate() {
        container.get(SoaApplication.class).activate(adapter);
        client = container.get(Outsider.class).one;
        clients = container.get(Outsider.class).clients;
        adapter.hold();
    }

    @AfterEach
    void closesEveryConnection() {
        container.close();
        assertThat(adapter.open()).isZero();
    }

    @Test
    void returnsBeforeTheResponseIsThere() {
        CompletionStage<ActionResponse> response = client.callActionAsync("a", Map.of("x", 1L));
        CompletionStage<JobResponse> responses = client.callActionsAsync(List.of(ActionCall.of("b")));
        assertThat(response.toCompletableFuture()).isNotDone();

        adapter.reply(1);
        adapter.reply(0);

        assertThat(response).succeedsWithin(LONG).isEqualTo(ActionResponse.of("a", Map.of("x", 1L)));
        assertThat(responses)
                .succeedsWithin(LONG)
                .extracting(JobResponse::actions)
                .isEqualTo(List.of(ActionResponse.of("b", Map.of())));
    }

    @Test
    void neverRunsCallbacksOfTheResponseOnTheThreadOfTheAdapter() {
        CompletableFuture<String> thread = client.callActionAsync("a", Map.of())
                .thenApply(response -> Thread.currentThread().getName())
                .toCompletableFuture();

        adapter.reply(0);

        assertThat(thread).succeedsWithin(LONG).isNotEqualTo(RecordingAdapter.REPLY_THREAD);
    }

    @Test
    void failsWithTheExceptionItself() {
        CompletionStage<Throwable> failure =
                client.callActionAsync("a", Map.of()).handle((response, thrown) -> thrown);

        adapter.reply(
                0,
                new JobResponse(
                        List.of(),
                        Map.of(),
                        List.of(ActionResponse.failed("a", List.of(SoaError.of("CODE", "message"))))));

        assertThat(failure.toCompletableFuture()).succeedsWithin(LONG).isInstanceOf(CallActionException.class);
    }

    @Test
    void givesTheSameResponseAndTheSameFailureHoweverOftenItIsAsked() {
        CompletableFuture<ActionResponse> response =
                client.callActionAsync("a", Map.of()).toCompletableFuture();
        CompletableFuture<ActionResponse> failure =
                client.callActionAsync("b", Map.of()).toCompletableFuture();
        adapter.reply(0);
        adapter.fail(1, new ResponseTimeoutException("one", LONG, null));

        assertThat(response).succeedsWithin(LONG);
        assertThat(response.join()).isSameAs(response.join());
        assertThat(failure).failsWithin(LONG);
        assertThat(catchThrowable(failure::join))
                .cause()
                .isSameAs(catchThrowable(failure::join).getCause());
        assertThat(adapter.sent()).hasSize(2);
    }

    @Test
    void failsInTheStageWhenItCannotSend() {
        adapter.refuse(job -> true);

        assertThat(client.callActionAsync("a", Map.of()))
                .failsWithin(LONG)
                .withThrowableThat()
                .withCauseInstanceOf(SendFailedException.class);
    }

    @Test
    void refusesWrongArgumentsAtOnce() {
        assertThatThrownBy(() -> client.callActionsAsync(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cancellingGivesTheCallUp() {
        client.callActionAsync("a", Map.of()).toCompletableFuture().cancel(true);
        clients.callJobsAsync(List.of(ServiceJob.of("one", "b", null), ServiceJob.of("one", "c", null)))
                .toCompletableFuture()
                .cancel(true);
        clients.tryJobsAsync(List.of(ServiceJob.of("one", "d", null), ServiceJob.of("one", "e", null)))
                .toCompletableFuture()
                .cancel(true);

        assertThat(adapter.sent()).hasSize(5);
        assertThat(adapter.awaited()).isEmpty();
    }

    @Test
    void aTimeoutOfTheFutureGivesTheCallUp() {
        CompletableFuture<ActionResponse> response =
                client.callActionAsync("a", Map.of()).toCompletableFuture().orTimeout(1, TimeUnit.MILLISECONDS);

        assertThat(response).failsWithin(LONG);
        assertThat(adapter.awaited()).isEmpty();
    }
}
