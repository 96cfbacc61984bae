/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jsoa.cdi.resilience.Attempts.Next;
import org.jsoa.cdi.time.Deadlines;
import org.jsoa.client.ConnectionLostException;
import org.jsoa.client.ResponseTimeoutException;
import org.jsoa.client.SendFailedException;
import org.jsoa.connection.Deadline;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.Sending;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.junit.jupiter.api.Test;

/** What is decided about a call, whether a thread waits in it or not. */
class AttemptsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final Duration DELAY = Duration.ofMillis(50);
    private static final JobResponse RESPONSE = new JobResponse(List.of(), Map.of(), List.of());
    private static final JobResponse WORKER_LOST =
            JobResponse.failed(List.of(SoaError.of(ErrorCodes.WORKER_LOST, "message")));

    private static Attempts attempts(int retries, int circuitFailures, boolean idempotent) {
        return attempts(retries, circuitFailures, idempotent, Deadline.in(Duration.ofSeconds(10), 0));
    }

    private static Attempts attempts(int retries, int circuitFailures, boolean idempotent, Deadline deadline) {
        FailurePolicy policy = new FailurePolicy(retries, DELAY, circuitFailures, Duration.ofHours(1), false);
        JobRequest request =
                new JobRequest(JobControl.DEFAULT, JobContext.of("c", List.of()), List.of(ActionRequest.of("get")));
        OutgoingJob job = new OutgoingJob("users", request, null, deadline, idempotent, Sending.DEFAULT);
        return new Attempts(job, Guard.of("users", policy, CLOCK), new Deadlines(() -> 0, Duration.ZERO));
    }

    private static SendFailedException notSent() {
        return new SendFailedException("users", "the test says so", null);
    }

    private static ConnectionLostException connectionLost() {
        return new ConnectionLostException("users", null);
    }

    @Test
    void endsWithTheFirstResponse() {
        Attempts attempts = attempts(2, 0, false);

        assertThat(attempts.begin()).isEqualTo(Next.SEND);
        assertThat(attempts.responded(RESPONSE)).isEqualTo(Next.END);
        assertThat(attempts.response()).isSameAs(RESPONSE);
    }

    @Test
    void pausesAndSendsAgainAsOftenAsThePolicySays() {
        Attempts attempts = attempts(2, 0, false);
        SendFailedException last = notSent();
        attempts.begin();

        assertThat(attempts.failed(notSent())).isEqualTo(Next.PAUSE);
        assertThat(attempts.pause()).isBetween(DELAY.dividedBy(2), DELAY);
        assertThat(attempts.resume()).isEqualTo(Next.SEND);
        assertThat(attempts.failed(notSent())).isEqualTo(Next.PAUSE);
        assertThat(attempts.pause()).isBetween(DELAY, DELAY.multipliedBy(2));
        assertThat(attempts.resume()).isEqualTo(Next.SEND);
        assertThat(attempts.failed(last)).isEqualTo(Next.END);
        assertThat(attempts.response()).isNull();
        assertThat(attempts.failure()).isSameAs(last);
    }

    @Test
    void repeatsWhatMayHaveBeenTakenOnlyIfItIsIdempotent() {
        Attempts once = attempts(2, 0, false);
        Attempts idempotent = attempts(2, 0, true);

        assertThat(once.failed(connectionLost())).isEqualTo(Next.END);
        assertThat(idempotent.failed(connectionLost())).isEqualTo(Next.PAUSE);
        assertThat(attempts(2, 0, false).responded(WORKER_LOST)).isEqualTo(Next.END);
        assertThat(attempts(2, 0, true).responded(WORKER_LOST)).isEqualTo(Next.PAUSE);
        assertThat(attempts(2, 0, true).failed(new ResponseTimeoutException("users", DELAY, null)))
                .isEqualTo(Next.END);
        assertThat(attempts(2, 0, true).failed(new IllegalStateException())).isEqualTo(Next.END);
    }

    @Test
    void saysThatTheRequestMayHaveBeenTakenIfOneAttemptWas() {
        Attempts attempts = attempts(1, 0, true);
        ConnectionLostException doubt = connectionLost();
        SendFailedException last = notSent();

        attempts.failed(doubt);
        attempts.resume();

        assertThat(attempts.failed(last)).isEqualTo(Next.END);
        assertThat(attempts.failure()).isSameAs(doubt).hasSuppressedException(last);
    }

    @Test
    void aResponseThatWasToBeFollowedByAnotherIsBetterThanAFailure() {
        Attempts attempts = attempts(1, 0, true);

        attempts.responded(WORKER_LOST);
        attempts.resume();

        assertThat(attempts.failed(notSent())).isEqualTo(Next.END);
        assertThat(attempts.response()).isSameAs(WORKER_LOST);
    }

    @Test
    void givesUpWithTheLastOutcome() {
        Attempts afterResponse = attempts(1, 0, true);
        afterResponse.responded(WORKER_LOST);
        assertThat(afterResponse.giveUp()).isEqualTo(Next.END);
        assertThat(afterResponse.response()).isSameAs(WORKER_LOST);

        Attempts afterFailure = attempts(1, 0, true);
        SendFailedException failure = notSent();
        afterFailure.failed(failure);
        assertThat(afterFailure.giveUp()).isEqualTo(Next.END);
        assertThat(afterFailure.failure()).isSameAs(failure);
    }

    @Test
    void doesNotPauseBeyondTheDeadline() {
        assertThat(attempts(2, 0, false, Deadline.in(Duration.ofMillis(1), 0)).failed(notSent()))
                .isEqualTo(Next.END);
    }

    @Test
    void sendsNothingWhileTheCircuitIsOpen() {
        Attempts attempts = attempts(5, 1, false);
        attempts.begin();

        assertThat(attempts.failed(notSent())).isEqualTo(Next.END);
        assertThat(attempts.begin()).isEqualTo(Next.END);
        assertThat(attempts.failure()).hasMessageContaining("its circuit is open");
    }
}
