/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.jsoa.cdi.async.CallbackExecutor;
import org.jsoa.cdi.time.Deadlines;
import org.jsoa.cdi.transport.Transport;
import org.jsoa.client.SendFailedException;
import org.jsoa.connection.Deadline;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.junit.jupiter.api.Test;

/** Calls whose time ends while they pause before a retry. */
class RetryTimeTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final FailurePolicy TWO_RETRIES =
            new FailurePolicy(2, Duration.ofMillis(1), 0, Duration.ofMillis(1), false);
    private static final OutgoingJob JOB = OutgoingJob.of(
            "users",
            new JobRequest(
                    JobControl.DEFAULT, JobContext.of("c", List.of()), List.of(new ActionRequest("get", Map.of()))),
            Duration.ofMillis(600));

    private final SlowClock clock = new SlowClock();
    private final Deadlines deadlines = new Deadlines(clock, Duration.ZERO);
    private final FailingTransport failing = new FailingTransport();

    /** A clock on which time goes only when it is looked at, or when the test says so. */
    private static final class SlowClock implements LongSupplier {

        private long now;
        private Duration step = Duration.ZERO;

        @Override
        public long getAsLong() {
            long read = now;
            now += step.toNanos();
            return read;
        }
    }

    private static final class FailingTransport implements Transport {

        private final AtomicInteger attempts = new AtomicInteger();

        @Override
        public Duration defaultTimeout(List<String> services) {
            return LONG;
        }

        @Override
        public JobResponse exchange(OutgoingJob job) {
            attempts.incrementAndGet();
            throw new SendFailedException(job.service(), "the test says so", null);
        }

        @Override
        public CompletableFuture<JobResponse> send(OutgoingJob job) {
            try {
                return CompletableFuture.completedFuture(exchange(job));
            } catch (SendFailedException e) {
                return CompletableFuture.failedFuture(e);
            }
        }

        @Override
        public List<CompletableFuture<JobResponse>> sendAll(List<OutgoingJob> jobs) {
            return jobs.stream().map(this::send).toList();
        }
    }

    @Test
    void isNotTriedAgainAfterThePause() {
        clock.step = Duration.ofMillis(400);
        GuardedTransport guarded = new GuardedTransport(
                failing, new FailurePolicies(Map.of(), TWO_RETRIES), deadlines, new CallbackExecutor());

        assertThatThrownBy(() -> guarded.exchange(JOB)).isInstanceOf(SendFailedException.class);
        assertThat(failing.attempts).hasValue(1);
    }

    @Test
    void isNotTriedAgainAfterThePauseWhereNobodyWaits() {
        Attempts attempts = new Attempts(
                JOB.withDeadline(Deadline.in(Duration.ofMillis(600), 0)),
                Guard.of("users", TWO_RETRIES, Clock.systemUTC()),
                deadlines);
        assertThat(attempts.begin()).isEqualTo(Attempts.Next.SEND);
        BiConsumer<Duration, Runnable> late = (pause, task) -> {
            clock.now += Duration.ofMillis(601).toNanos();
            task.run();
        };

        CompletableFuture<JobResponse> response = GuardedCall.following(failing.send(JOB), failing, attempts, late);

        assertThat(response).failsWithin(LONG).withThrowableThat().withCauseInstanceOf(SendFailedException.class);
        assertThat(failing.attempts).hasValue(1);
    }
}
