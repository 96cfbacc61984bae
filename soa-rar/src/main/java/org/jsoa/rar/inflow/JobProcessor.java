/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jsoa.connection.Deadline;
import org.jsoa.connection.IncomingJob;
import org.jsoa.deadletter.DeadLetterReason;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.rar.deadletter.DeadLetterStream;
import org.jsoa.rar.endpoint.EndpointDelivery;
import org.jsoa.rar.log.ThrottledLog;
import org.jsoa.rar.message.ReceivedRequest;
import org.jsoa.rar.message.RequestReader;
import org.jsoa.rar.message.UnreadableMessageException;
import org.jsoa.rar.queue.QueuedMessage;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.untrusted.SafeLogger;

/**
 * Processes one message of a service. A valid job runs, unless it could not end in time. A message that has expired is dropped, as in
 * PySOA. An invalid or unreadable message is refused and becomes a dead letter. Each message gets a response, except an expired one and
 * an unreadable one without a reply list.
 */
final class JobProcessor {

    private static final Logger LOG = SafeLogger.of(JobProcessor.class);

    private final AtomicLong refused = new AtomicLong();
    private final ThrottledLog expired;
    private final ThrottledLog late;
    private final ThrottledLog refusals;
    private final String service;
    private final RequestReader reader;
    private final ReplySender replies;
    private final ReplyDispatcher dispatcher;
    private final DeadLetterStream deadLetters;
    private final JobDurationEstimator durations;
    private final Clock clock;
    private final MonotonicClock monotonic;

    /**
     * The ways to send responses.
     *
     * @param sender sends refusals and the responses to overdue jobs, and waits until Redis has them
     * @param dispatcher sends the responses of workers
     */
    record Replies(ReplySender sender, ReplyDispatcher dispatcher) {}

    JobProcessor(
            String service,
            RequestReader reader,
            Replies replies,
            DeadLetterStream deadLetters,
            JobDurationEstimator durations,
            Clock clock,
            MonotonicClock monotonic) {
        this.expired = new ThrottledLog(monotonic);
        this.late = new ThrottledLog(monotonic);
        this.refusals = new ThrottledLog(monotonic);
        this.service = service;
        this.reader = reader;
        this.replies = replies.sender();
        this.dispatcher = replies.dispatcher();
        this.deadLetters = deadLetters;
        this.durations = durations;
        this.clock = clock;
        this.monotonic = monotonic;
    }

    /**
     * Processes a message.
     *
     * @throws UnavailableException if the application did not take the message; it may then run again
     */
    void process(QueuedMessage message, Worker worker) throws UnavailableException {
        byte[] frame = message.frame();
        ReceivedRequest received;
        try {
            received = reader.read(frame);
        } catch (UnreadableMessageException e) {
            refuse(frame, e.getMessage(), e.isConfidential());
            JobResponse refusal = JobResponse.failed(List.of(SoaError.of(ErrorCodes.INVALID, e.getMessage())));
            e.address()
                    .ifPresentOrElse(
                            address -> replies.send(replies.write(message, address, refusal, null)),
                            () -> message.queue().acknowledge(message));
            return;
        }
        Instant now = clock.instant();
        if (received.expired(now)) {
            warn(expired, "dropped messages of service {0} that had expired before they were taken: {1,number,#}");
            message.queue().acknowledge(message);
        } else if (received.job() == null) {
            refuse(frame, received.errors().toString(), received.address().encrypted());
            replies.respond(message, received, JobResponse.failed(received.errors()));
        } else {
            runInTime(message, received, worker, now);
        }
    }

    private void runInTime(QueuedMessage message, ReceivedRequest received, Worker worker, Instant now)
            throws UnavailableException {
        if (received.expiry() == null || received.responseSuppressed()) {
            // The expiry limits how long the message may wait in the queue. Nobody waits for the end of its job.
            run(message, received, worker, null);
            return;
        }
        Optional<Duration> tooLong = durations.tooLong(received.job().actions(), received.expiry(), now);
        if (tooLong.isPresent()) {
            warn(late, "refused jobs of service {0} whose response could not have been in time: {1,number,#}");
            dispatcher.respond(message, received, tooLate(tooLong.get(), Duration.between(now, received.expiry())));
            return;
        }
        Duration left = Duration.between(now, received.expiry());
        run(message, received, worker, Deadline.in(left, monotonic.nanoTime()));
    }

    private static JobResponse tooLate(Duration expected, Duration left) {
        return JobResponse.failed(List.of(SoaError.of(
                ErrorCodes.TOO_LATE,
                "The job was not begun: similar jobs have taken " + expected.toMillis() + " ms, but only "
                        + left.toMillis() + " ms are left.")));
    }

    private void warn(ThrottledLog lines, String text) {
        long count = lines.count();
        if (count > 0) {
            LOG.log(Level.WARNING, text, service, count);
        }
    }

    private void run(QueuedMessage message, ReceivedRequest received, Worker worker, Deadline deadline)
            throws UnavailableException {
        IncomingJob job = new IncomingJob(service, received.address().requestId(), received.job(), deadline);
        RunningJob running = worker.begin(job, late -> replies.respond(message, received, late));
        JobResponse response;
        try {
            response = deliver(job, running, worker.endpoint().get());
        } finally {
            worker.end();
            clearInterrupt();
        }
        durations.ran(received.job().actions(), worker.lastJob());
        if (worker.hasPlace()) {
            dispatcher.respond(message, received, response);
        }
    }

    private JobResponse deliver(IncomingJob job, RunningJob running, EndpointDelivery delivery)
            throws UnavailableException {
        try {
            return delivery.onJob(job, running);
        } catch (UnavailableException e) {
            throw e;
        } catch (ResourceException | RuntimeException | Error e) {
            LOG.log(Level.ERROR, "the application could not take a job of service " + service, e);
            return serverError("Internal server error: the job could not be delivered");
        }
    }

    private static JobResponse serverError(String message) {
        return JobResponse.failed(List.of(SoaError.of(ErrorCodes.SERVER_ERROR, message)));
    }

    /**
     * Ends a message whose processing failed: with an error response if it can still be read, otherwise as a dead letter.
     *
     * @param failure what was thrown
     */
    void fail(QueuedMessage message, Throwable failure) {
        try {
            replies.respond(
                    message, reader.read(message.frame()), serverError("Internal server error: the job failed"));
        } catch (UnreadableMessageException | RuntimeException | Error e) {
            failure.addSuppressed(e);
            keepFailed(message, failure);
        }
    }

    private void keepFailed(QueuedMessage message, Throwable failure) {
        try {
            deadLetters.keep(
                    service, message.frame(), DeadLetterReason.REFUSED, "processing it failed: " + failure, null);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "lost a message of service " + service + ", because processing it failed", e);
        } finally {
            message.queue().acknowledge(message);
        }
    }

    /** An action may leave its thread interrupted. This must affect neither its own response nor the next job. */
    private void clearInterrupt() {
        if (Thread.interrupted()) {
            LOG.log(Level.DEBUG, "a job of service {0} left its thread interrupted", service);
        }
    }

    /** The log is throttled, because any peer can send such messages. Each one is kept with its reason. */
    private void refuse(byte[] frame, String reason, boolean confidential) {
        long number = refused.incrementAndGet();
        if (refusals.count() > 0) {
            LOG.log(
                    Level.WARNING,
                    "refused a message of {0} bytes to service {1}, number {2} since it started: {3}",
                    frame.length,
                    service,
                    number,
                    reason);
        }
        deadLetters.keep(
                service, frame, DeadLetterReason.REFUSED, confidential ? DeadLetterStream.CONFIDENTIAL : reason, null);
    }
}
