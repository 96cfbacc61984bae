/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.FixedConfig;
import org.jsoa.cdi.fixture.RecordingAdapter;
import org.jsoa.cdi.wiring.SoaApplication;
import org.jsoa.client.ActionCall;
import org.jsoa.client.CallActionException;
import org.jsoa.client.CallJobException;
import org.jsoa.client.CallOptions;
import org.jsoa.client.ConnectionLostException;
import org.jsoa.client.Outcome;
import org.jsoa.client.ResponseTimeoutException;
import org.jsoa.client.SendFailedException;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.ServiceClients;
import org.jsoa.client.ServiceJob;
import org.jsoa.client.SoaClient;
import org.jsoa.connection.Deadline;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.service.Action;
import org.jsoa.service.Idempotent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is done about calls that fail, where something is set. */
class FailurePolicyTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final CallOptions IDEMPOTENT = CallOptions.DEFAULT.withIdempotence();
    private static final Map<String, String> TWO_RETRIES =
            Map.of("soa.client.retries", "2", "soa.client.retry-delay-millis", "1");
    private static final Map<String, String> OPEN_AFTER_TWO =
            Map.of("soa.client.circuit-breaker-failures", "2", "soa.client.circuit-breaker-open-millis", "3600000");

    public interface Users {

        @Idempotent
        @Action("get")
        Map<String, Object> get();

        @Action("create")
        Map<String, Object> create();
    }

    public interface CarefulUsers extends Users {

        @Override
        Map<String, Object> get();

        @Idempotent
        @Override
        Map<String, Object> create();
    }

    @Dependent
    public static class Outsider {

        @Inject
        ServiceClients clients;

        @Inject
        @SoaClient("users")
        Users users;

        @Inject
        @SoaClient("users")
        CarefulUsers carefulUsers;
    }

    private final RecordingAdapter adapter = new RecordingAdapter();
    private final AtomicInteger attempts = new AtomicInteger();
    private Container container;
    private ServiceClients clients;
    private ServiceClient users;

    private void start(Map<String, String> settings) {
        FixedConfig.install(settings);
        container = Container.of(Outsider.class);
        container.get(SoaApplication.class).activate(adapter);
        clients = container.get(Outsider.class).clients;
        users = clients.service("users");
    }

    @AfterEach
    void closesEveryConnection() {
        container.close();
        FixedConfig.remove();
        assertThat(adapter.open()).isZero();
    }

    /** Refuses so many jobs for the service users, and counts them all. */
    private void refuse(int first) {
        attempts.set(0);
        adapter.refuse(job -> job.service().equals("users") && attempts.incrementAndGet() <= first);
    }

    /** Loses the connection with each job. */
    private void lose() {
        attempts.set(0);
        adapter.respond(job -> {
            attempts.incrementAndGet();
            throw new ConnectionLostException(job.service(), null);
        });
    }

    private JobResponse get() {
        return users.callActions(List.of(ActionCall.of("get", Map.of())));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(LONG);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("the condition did not come true").isBefore(end);
            Thread.sleep(1);
        }
    }

    @Test
    void triesNothingAgainWhereNothingIsSet() {
        start(Map.of());
        refuse(1);

        assertThatThrownBy(this::get).isInstanceOf(SendFailedException.class);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void triesARequestAgainThatWasCertainlyNotTaken() {
        start(TWO_RETRIES);
        refuse(2);

        assertThat(get().actions()).containsExactly(ActionResponse.of("get", Map.of()));
        assertThat(attempts).hasValue(3);
    }

    @Test
    void givesUpAfterSoManyRetries() {
        start(TWO_RETRIES);
        refuse(3);

        assertThatThrownBy(this::get).isInstanceOf(SendFailedException.class);
        assertThat(attempts).hasValue(3);
    }

    @Test
    void whatIsSetForAServiceGoesBeforeWhatIsSetForAll() {
        start(Map.of(
                "soa.client.retries", "2",
                "soa.client.retry-delay-millis", "1",
                "soa.client.services.users.retries", "0"));
        refuse(1);

        assertThatThrownBy(this::get).isInstanceOf(SendFailedException.class);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void triesJobsAgainThatGetNoResponse() {
        start(TWO_RETRIES);
        refuse(1);

        users.sendAction("get", Map.of());

        assertThat(adapter.sent()).hasSize(1);
    }

    @Test
    void triesACallAgainWhoseConnectionBrokeOnlyIfItIsIdempotent() {
        start(TWO_RETRIES);

        assertOnlyTheSecondIsTriedAgain(this::get, () -> users.with(IDEMPOTENT).callAction("get", Map.of()));
    }

    @Test
    void aMethodOfAnInterfaceIsIdempotentIfItSaysSo() {
        start(TWO_RETRIES);
        Users typed = container.get(Outsider.class).users;

        assertOnlyTheSecondIsTriedAgain(typed::create, typed::get);
    }

    @Test
    void anOverridingMethodIsIdempotentIfItSaysSoItself() {
        start(TWO_RETRIES);
        CarefulUsers typed = container.get(Outsider.class).carefulUsers;

        assertOnlyTheSecondIsTriedAgain(typed::get, typed::create);
    }

    private void assertOnlyTheSecondIsTriedAgain(ThrowingCallable first, ThrowingCallable second) {
        lose();
        assertThatThrownBy(first).isInstanceOf(ConnectionLostException.class);
        assertThat(attempts).hasValue(1);
        assertThatThrownBy(second).isInstanceOf(ConnectionLostException.class);
        assertThat(attempts).hasValue(4);
    }

    @Test
    void doesNotSayThatARequestWasCertainlyNotTakenIfAnEarlierAttemptMayHaveBeen() {
        start(TWO_RETRIES);
        lose();
        adapter.refuse(job -> attempts.get() > 0);

        assertThatThrownBy(() -> users.with(IDEMPOTENT).callAction("get", Map.of()))
                .isInstanceOf(ConnectionLostException.class)
                .satisfies(failure ->
                        assertThat(failure.getSuppressed()).singleElement().isInstanceOf(SendFailedException.class));
    }

    @Test
    void doesNotTryAgainAfterAResponse() {
        start(TWO_RETRIES);
        adapter.respond(new JobResponse(
                List.of(), Map.of(), List.of(ActionResponse.failed("get", List.of(SoaError.of("CODE", "message"))))));

        assertThatThrownBy(() -> users.with(IDEMPOTENT).callAction("get", Map.of()))
                .isInstanceOf(CallActionException.class);
        assertThat(adapter.sent()).hasSize(1);
    }

    /** Responses so many jobs as if their server had died, and counts them all. */
    private void die(int first, Map<String, Object> variables) {
        attempts.set(0);
        adapter.respond(job -> attempts.incrementAndGet() <= first
                ? JobResponse.failed(
                        List.of(SoaError.of(ErrorCodes.WORKER_LOST, "died").withVariables(variables)))
                : new JobResponse(List.of(), Map.of(), List.of(ActionResponse.of("get", Map.of()))));
    }

    @Test
    void triesAJobAgainWhoseServerDiedIfTheCallIsIdempotent() {
        start(TWO_RETRIES);
        die(2, null);

        assertThat(users.with(IDEMPOTENT).callAction("get", Map.of())).isEqualTo(ActionResponse.of("get", Map.of()));
        assertThat(attempts).hasValue(3);

        die(2, null);
        assertThat(users.with(IDEMPOTENT).callActionAsync("get", Map.of()))
                .succeedsWithin(LONG)
                .isEqualTo(ActionResponse.of("get", Map.of()));
        assertThat(attempts).hasValue(3);
    }

    @Test
    void doesNotTryAJobAgainWhoseServerDiedIfItMayNotRunTwiceOrHasCostSeveralAlready() {
        start(TWO_RETRIES);
        die(1, null);
        assertThatThrownBy(() -> users.callAction("get", Map.of())).isInstanceOf(CallJobException.class);
        assertThat(attempts).hasValue(1);

        die(1, Map.of(ErrorCodes.ATTEMPTS, 3L));
        assertThatThrownBy(() -> users.with(IDEMPOTENT).callAction("get", Map.of()))
                .isInstanceOf(CallJobException.class);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void tellsThatTheServerDiedIfNoFurtherAttemptGetsAResponse() {
        start(TWO_RETRIES);
        die(1, null);
        adapter.refuse(job -> attempts.get() > 0);

        assertThatThrownBy(() -> users.with(IDEMPOTENT).callAction("get", Map.of()))
                .isInstanceOfSatisfying(CallJobException.class, e -> assertThat(e.hasError(ErrorCodes.WORKER_LOST))
                        .isTrue());
        die(1, null);
        assertThat(users.with(IDEMPOTENT).callActionAsync("get", Map.of()))
                .failsWithin(LONG)
                .withThrowableThat()
                .withCauseInstanceOf(CallJobException.class);
    }

    @Test
    void allAttemptsShareTheTimeOfTheCall() {
        start(TWO_RETRIES);
        List<Deadline> deadlines = new ArrayList<>();
        adapter.refuse(job -> deadlines.add(job.deadline()));
        CallOptions options = CallOptions.DEFAULT.withTimeout(LONG);

        assertThatThrownBy(() -> users.with(options).callAction("get", Map.of()))
                .isInstanceOf(SendFailedException.class);
        assertThat(users.with(options).callActionAsync("get", Map.of())).failsWithin(LONG);

        Deadline latest = Deadline.in(LONG);
        assertThat(deadlines).hasSize(6).allSatisfy(deadline -> assertThat(latest.isBefore(deadline))
                .isFalse());
        assertThat(Set.copyOf(deadlines.subList(0, 3))).hasSize(1);
        assertThat(Set.copyOf(deadlines.subList(3, 6))).hasSize(1);
    }

    @Test
    void doesNotTryAgainWhatCouldNotBeInTime() {
        start(Map.of("soa.client.retries", "2", "soa.client.retry-delay-millis", "60000"));
        refuse(3);

        assertThatThrownBy(
                        () -> users.with(CallOptions.DEFAULT.withTimeout(LONG)).callAction("get", Map.of()))
                .isInstanceOf(SendFailedException.class);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void doesNotTryAgainForAThreadThatIsInterrupted() {
        start(TWO_RETRIES);
        adapter.refuse(job -> {
            attempts.incrementAndGet();
            Thread.currentThread().interrupt();
            return true;
        });

        assertThatThrownBy(this::get).isInstanceOf(SendFailedException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(attempts).hasValue(1);
    }

    @Test
    void endsThePauseOfAThreadThatIsInterrupted() throws InterruptedException {
        start(Map.of("soa.client.retries", "2", "soa.client.retry-delay-millis", "19000"));
        refuse(3);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread caller = new Thread(() -> {
            failure.set(catchThrowable(this::get));
            interrupted.set(Thread.interrupted());
        });
        caller.start();
        await(() -> attempts.get() == 1 && caller.getState() == Thread.State.TIMED_WAITING);

        caller.interrupt();
        caller.join(LONG.toMillis());

        assertThat(failure.get()).isInstanceOf(SendFailedException.class).hasMessageContaining("the test says so");
        assertThat(interrupted).isTrue();
        assertThat(attempts).hasValue(1);
    }

    @Test
    void retriesAreAFifthOfTheCallsWhenAllFail() {
        start(TWO_RETRIES);
        refuse(Integer.MAX_VALUE);

        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(this::get).isInstanceOf(SendFailedException.class);
        }

        // Ten are there from the beginning.
        assertThat(attempts.get() - 100).isBetween(20, 30);
    }

    @Test
    void triesAsynchronousCallsAgainToo() {
        start(TWO_RETRIES);
        refuse(2);

        assertThat(users.callActionAsync("get", Map.of()))
                .succeedsWithin(LONG)
                .isEqualTo(ActionResponse.of("get", Map.of()));
        assertThat(attempts).hasValue(3);
    }

    @Test
    void triesAnAsynchronousCallAgainWhoseConnectionBreaksLater() throws InterruptedException {
        start(TWO_RETRIES);
        adapter.hold();
        CompletionStage<ActionResponse> response = users.with(IDEMPOTENT).callActionAsync("get", Map.of());

        adapter.fail(0, new ConnectionLostException("users", null));
        await(() -> adapter.awaited().equals(List.of(1)));
        adapter.reply(1);

        assertThat(response).succeedsWithin(LONG).isEqualTo(ActionResponse.of("get", Map.of()));
    }

    @Test
    void givesUpTheAttemptInHandOfACallThatIsCancelled() throws InterruptedException {
        start(TWO_RETRIES);
        adapter.hold();
        CompletionStage<ActionResponse> response = users.with(IDEMPOTENT).callActionAsync("get", Map.of());
        adapter.fail(0, new ConnectionLostException("users", null));
        await(() -> adapter.awaited().equals(List.of(1)));

        response.toCompletableFuture().cancel(true);

        // The thread that has just sent the attempt may be the one to give it up.
        await(() -> adapter.awaited().isEmpty());
        assertThat(adapter.awaited()).isEmpty();
    }

    @Test
    void triesThoseOfParallelCallsAgainThatFailed() {
        start(TWO_RETRIES);
        refuse(1);

        List<JobResponse> responses =
                clients.callJobs(List.of(ServiceJob.of("other", "a", Map.of()), ServiceJob.of("users", "b", Map.of())));

        assertThat(responses)
                .extracting(response -> response.actions().get(0).action())
                .containsExactly("a", "b");
        assertThat(adapter.sent()).extracting(OutgoingJob::service).containsExactly("other", "users");
    }

    @Test
    void failsAtOnceWhileTheCircuitOfTheServiceIsOpen() {
        start(OPEN_AFTER_TWO);
        refuse(2);
        assertThatThrownBy(this::get).hasMessageContaining("the test says so");
        assertThatThrownBy(this::get).hasMessageContaining("the test says so");

        SendFailedException failure = catchThrowableOfType(SendFailedException.class, this::get);
        Outcome outcome = clients.tryJobs(List.of(ServiceJob.of("users", "get", Map.of())))
                .get(0);

        assertThat(failure).hasMessageMatching(".*users: its circuit is open since .*Z, after 2 failures in a row");
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.failure())
                .hasMessage(failure.getMessage()));
        assertThat(users.callActionAsync("get", Map.of()))
                .failsWithin(LONG)
                .withThrowableThat()
                .withCauseInstanceOf(SendFailedException.class);
        assertThat(attempts).hasValue(2);
        clients.service("other").callAction("get", Map.of());
        assertThat(adapter.last().service()).isEqualTo("other");
    }

    @Test
    void aResponseKeepsTheCircuitClosedWhateverItsErrors() {
        start(OPEN_AFTER_TWO);
        for (int i = 0; i < 3; i++) {
            refuse(1);
            assertThatThrownBy(this::get).hasMessageContaining("the test says so");
            get();
        }
        adapter.respond(new JobResponse(List.of(SoaError.of("CODE", "message")), Map.of(), List.of()));
        for (int i = 0; i < 3; i++) {
            users.with(CallOptions.DEFAULT.withJobErrorsInResponse().withErrorsInResponse())
                    .callAction("get", Map.of());
        }
    }

    @Test
    void timeoutsOpenTheCircuitToo() {
        start(OPEN_AFTER_TWO);
        adapter.hold();
        for (int i = 0; i < 2; i++) {
            CompletionStage<ActionResponse> response = users.callActionAsync("get", Map.of());
            adapter.fail(i, new ResponseTimeoutException("users", LONG, null));
            assertThat(response).failsWithin(LONG);
        }

        assertThatThrownBy(this::get).hasMessageContaining("its circuit is open since");
    }

    @Test
    void closesTheCircuitWhenTheServiceRespondsAgain() throws InterruptedException {
        start(Map.of("soa.client.circuit-breaker-failures", "2", "soa.client.circuit-breaker-open-millis", "1"));
        refuse(2);
        assertThatThrownBy(this::get).hasMessageContaining("the test says so");
        assertThatThrownBy(this::get).hasMessageContaining("the test says so");

        await(() -> clients.tryJobs(List.of(ServiceJob.of("users", "get", Map.of())))
                        .get(0)
                instanceof Outcome.Responded);

        refuse(1);
        assertThatThrownBy(this::get).hasMessageContaining("the test says so");
        get();
    }

    @Test
    void asksTheAdapterToRefuseWhatWouldBeLateWhereThatIsSet() {
        start(Map.of("soa.client.refuse-late", "true", "soa.client.services.reports.refuse-late", "false"));

        get();
        users.callActionAsync("get", Map.of());
        users.sendAction("get", Map.of());
        clients.callJobs(List.of(ServiceJob.of("reports", "get", Map.of()), ServiceJob.of("other", "get", Map.of())));

        assertThat(adapter.sent())
                .extracting(job -> job.sending().refusedIfLate())
                .containsExactly(true, true, true, false, true);
    }

    @Test
    void doesNotTryAgainOnceTheCircuitIsOpen() {
        start(Map.of(
                "soa.client.retries", "5",
                "soa.client.retry-delay-millis", "1",
                "soa.client.circuit-breaker-failures", "2"));
        refuse(Integer.MAX_VALUE);

        assertThatThrownBy(this::get).hasMessageContaining("the test says so");
        assertThat(attempts).hasValue(2);
    }
}
