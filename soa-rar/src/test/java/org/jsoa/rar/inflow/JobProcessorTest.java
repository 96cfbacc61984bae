/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.logging.Level;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.rar.endpoint.EndpointPool;
import org.jsoa.rar.queue.QueuedMessage;
import org.jsoa.rar.testing.ListenerEndpoints;
import org.jsoa.rar.testing.RecordedLog;
import org.jsoa.rar.testing.RecordingEndpoint;
import org.jsoa.rar.testing.TestApplication;
import org.jsoa.spi.JobWatch;
import org.junit.jupiter.api.Test;

class JobProcessorTest {

    private static final JobResponse OUT_OF_TIME = JobResponse.failed(List.of(SoaError.of("JOB_TIMEOUT", "too long")));

    private final AtomicLong nanos = new AtomicLong();
    private final FakeQueue queue = new FakeQueue();
    private final ServiceFixture service = new ServiceFixture(queue, nanos::get);
    private final List<IncomingJob> jobs = new ArrayList<>();
    private final JobDurationEstimator durations = new JobDurationEstimator(true, nanos::get);
    private final JobProcessor processor = service.processor(durations);

    private Worker worker(BiFunction<IncomingJob, JobWatch, JobResponse> action) {
        TestApplication application = new TestApplication("example", 1, (job, watch) -> {
            jobs.add(job);
            return action.apply(job, watch);
        });
        return worker(new ListenerEndpoints(application, Integer.MAX_VALUE));
    }

    private Worker worker(MessageEndpointFactory endpoints) {
        return new Worker(new EndpointPool(endpoints, () -> false, nanos::get).slot("example"), nanos::get);
    }

    private Worker worker() {
        return worker((job, watch) -> Requests.success(job.request()));
    }

    private QueuedMessage process(byte[] frame, Worker worker) throws UnavailableException {
        QueuedMessage message = new QueuedMessage(frame, queue);
        processor.process(message, worker);
        return message;
    }

    private JobResponse response() {
        assertThat(service.redis.responses()).hasSize(1);
        return service.redis.responses().get(0);
    }

    @Test
    void aJobRunsAndItsResponseIsSent() throws UnavailableException {
        QueuedMessage message = process(Requests.request("square"), worker());

        assertThat(jobs).singleElement().satisfies(job -> {
            assertThat(job.service()).isEqualTo("example");
            assertThat(job.requestId()).isEqualTo(7L);
            assertThat(job.request().context().correlationId()).isEqualTo("correlation");
        });
        assertThat(response().actions()).extracting(ActionResponse::action).containsExactly("square");
        assertThat(queue.replied()).containsExactly(message);
        assertThat(queue.acknowledged()).isEmpty();
    }

    @Test
    void aJobThatWantsNoResponseRunsAndIsAcknowledged() throws UnavailableException {
        QueuedMessage message = process(Requests.suppressed("square"), worker());

        assertThat(jobs).hasSize(1);
        assertThat(service.redis.pushed()).isEmpty();
        assertThat(queue.acknowledged()).containsExactly(message);
    }

    @Test
    void anExpiredMessageIsDropped() throws UnavailableException {
        try (RecordedLog log = new RecordedLog()) {
            QueuedMessage message = process(Requests.expired(), worker());
            assertThat(queue.acknowledged()).containsExactly(message);
            assertThat(log.messages(Level.WARNING))
                    .containsExactly("dropped messages of service example that had expired before they were taken: 1");
        }

        assertThat(jobs).isEmpty();
        assertThat(service.redis.pushed()).isEmpty();
    }

    @Test
    void anUnreadableMessageIsRefusedAndBecomesADeadLetter() throws UnavailableException {
        try (RecordedLog log = new RecordedLog()) {
            QueuedMessage message = process("no frame".getBytes(UTF_8), worker());
            assertThat(queue.acknowledged()).containsExactly(message);
            assertThat(log.messages(Level.WARNING)).singleElement().satisfies(line -> assertThat(line)
                    .startsWith("refused a message of 8 bytes to service example, number 1 since it started: "));
        }

        assertThat(jobs).isEmpty();
        assertThat(service.redis.deadLetters()).hasSize(1);
        assertThat(service.redis.pushed()).isEmpty();
    }

    @Test
    void aRequestWhoseResponseWouldBeReadAsARequestIsRefusedWithoutAResponse() throws UnavailableException {
        try (RecordedLog log = new RecordedLog()) {
            for (int i = 0; i < 100; i++) {
                QueuedMessage message = process(Requests.respondingToItsOwnQueue(), worker());
                assertThat(queue.acknowledged()).contains(message);
            }
            assertThat(log.messages(Level.WARNING)).singleElement().satisfies(line -> assertThat(line)
                    .contains("meta.reply_to must be the name of a reply list"));
        }

        assertThat(jobs).isEmpty();
        assertThat(service.redis.pushed()).isEmpty();
        assertThat(service.redis.deadLetters()).hasSize(100);
    }

    @Test
    void anInvalidJobIsRefusedWithAResponseAndBecomesADeadLetter() throws UnavailableException {
        QueuedMessage message = process(Requests.withoutActions(), worker());

        assertThat(jobs).isEmpty();
        assertThat(response().errors()).isNotEmpty();
        assertThat(service.redis.deadLetters()).hasSize(1);
        assertThat(queue.replied()).containsExactly(message);
    }

    @Test
    void aJobThatWouldEndTooLateIsRefused() throws UnavailableException {
        for (int i = 0; i < 8; i++) {
            durations.ran(
                    List.of(ActionRequest.of("slow")),
                    Requests.TIMEOUT.plusSeconds(10).toNanos());
        }
        process(Requests.request("slow"), worker());

        assertThat(jobs).isEmpty();
        assertThat(response().errors()).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo(ErrorCodes.TOO_LATE);
            assertThat(error.message()).contains("40000 ms").contains("30000 ms");
        });
    }

    @Test
    void aJobWhoseResponseNobodyAwaitsIsNeverTooLateAndHasNoDeadline() throws UnavailableException {
        for (int i = 0; i < 8; i++) {
            durations.ran(
                    List.of(ActionRequest.of("slow")),
                    Requests.TIMEOUT.plusSeconds(10).toNanos());
        }
        process(Requests.suppressed("slow"), worker());

        assertThat(jobs).singleElement().extracting(IncomingJob::deadline).isNull();
    }

    @Test
    void theDeadlineOfAJobIsMonotonic() throws UnavailableException {
        process(Requests.request("square"), worker());

        assertThat(jobs)
                .singleElement()
                .satisfies(job -> assertThat(job.deadline().left(nanos.get())).isEqualTo(Requests.TIMEOUT));
    }

    @Test
    void theDurationOfAJobIsRecorded() throws UnavailableException {
        Worker slow = worker((job, watch) -> {
            nanos.addAndGet(Requests.TIMEOUT.plusSeconds(10).toNanos());
            return Requests.success(job.request());
        });
        for (int i = 0; i < 8; i++) {
            process(Requests.request("slow"), slow);
        }

        // The first late job runs nevertheless, to measure whether jobs have become faster.
        assertThat(durations.tooLong(List.of(ActionRequest.of("slow")), Requests.NOW, Requests.NOW))
                .isEmpty();
        assertThat(durations.tooLong(List.of(ActionRequest.of("slow")), Requests.NOW, Requests.NOW))
                .contains(Duration.ofSeconds(40));
    }

    @Test
    void theDurationOfAJobIsThatOfTheApplication() throws UnavailableException {
        Worker worker = worker((job, watch) -> {
            nanos.addAndGet(5);
            return Requests.success(job.request());
        });
        process(Requests.request("square"), worker);

        assertThat(worker.lastJob()).isEqualTo(5);
    }

    @Test
    void aJobThatTheApplicationFailsToTakeGetsAnError() throws UnavailableException {
        try (RecordedLog log = new RecordedLog()) {
            process(Requests.request("square"), worker((job, watch) -> {
                throw new IllegalStateException("broken");
            }));
            assertThat(log.messages(Level.SEVERE))
                    .containsExactly("the application could not take a job of service example");
        }

        assertThat(response().errors())
                .containsExactly(
                        SoaError.of(ErrorCodes.SERVER_ERROR, "Internal server error: the job could not be delivered"));
    }

    @Test
    void aMessageIsNotProcessedWhileTheApplicationIsUnavailable() {
        RecordingEndpoint.Factory endpoints = new RecordingEndpoint.Factory(new RecordingEndpoint());
        endpoints.makeUnavailable();

        assertThatThrownBy(() -> process(Requests.request("square"), worker(endpoints)))
                .isInstanceOf(UnavailableException.class);
        assertThat(service.redis.pushed()).isEmpty();
        assertThat(queue.acknowledged()).isEmpty();
    }

    @Test
    void aJobThatLeavesItsThreadInterruptedAffectsNothingElse() throws UnavailableException {
        process(Requests.request("square"), worker((job, watch) -> {
            Thread.currentThread().interrupt();
            return Requests.success(job.request());
        }));

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(service.redis.responses()).hasSize(1);
    }

    @Test
    void anotherThreadCanTakeARunningJobAndItsOwnResponseIsDropped() throws UnavailableException {
        List<Worker> workers = new ArrayList<>();
        Worker worker = worker((job, watch) -> {
            assertThat(watch.limit(Duration.ofNanos(10), () -> OUT_OF_TIME)).isTrue();
            RunningJob running = workers.get(0).running();
            assertThat(running.takeIfOverdue(nanos.get() + 9)).isFalse();
            assertThat(running.takeIfOverdue(nanos.get() + 10)).isTrue();
            assertThat(running.takeIfOverdue(nanos.get() + 10)).isFalse();
            assertThat(watch.limit(null, null)).isFalse();
            assertThat(running.description())
                    .isEqualTo("job of service example with actions [square], correlation id correlation, "
                            + "request id 7");
            running.respond();
            return Requests.success(job.request());
        });
        workers.add(worker);
        process(Requests.request("square"), worker);

        assertThat(response()).isEqualTo(OUT_OF_TIME);
        assertThat(worker.hasPlace()).isFalse();
        assertThat(worker.running()).isNull();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aJobWithoutALimitIsNeverOverdue() throws UnavailableException {
        List<Worker> workers = new ArrayList<>();
        Worker worker = worker((job, watch) -> {
            watch.limit(Duration.ofNanos(10), () -> OUT_OF_TIME);
            watch.limit(null, null);
            assertThat(workers.get(0).running().takeIfOverdue(Long.MAX_VALUE)).isFalse();
            return Requests.success(job.request());
        });
        workers.add(worker);
        process(Requests.request("square"), worker);

        assertThat(worker.hasPlace()).isTrue();
    }
}
