/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.command.Push;
import org.jsoa.rar.command.RedisCommand;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.log.LargeMessageLog;
import org.jsoa.rar.log.ThrottledLog;
import org.jsoa.rar.message.ReceivedRequest;
import org.jsoa.rar.message.ReplyAddress;
import org.jsoa.rar.message.ResponseWriter;
import org.jsoa.rar.message.WrittenResponse;
import org.jsoa.rar.queue.QueuedMessage;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.sender.Senders;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.rar.topology.ServiceKeys;
import org.jsoa.untrusted.SafeLogger;
import org.jsoa.untrusted.SafeText;

/**
 * Sends responses, and acknowledges the messages that they respond to. A caller waits for each response. During an outage of
 * Redis a response is therefore sent again until it is of no more use.
 */
final class ReplySender {

    /** How long a response stays on its reply list, as in PySOA. */
    private static final Duration LIFE = Duration.ofSeconds(60);

    /** How long a response waits at most for the connection to be free. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration RETRY_PAUSE = Duration.ofMillis(250);
    private static final Logger LOG = SafeLogger.of(ReplySender.class);

    private final ThrottledLog failures;
    private final String service;
    private final Senders senders;
    private final Form form;
    private final LargeMessageLog large;
    private final Clock clock;
    private final StopSignal stop;

    /**
     * The form of responses.
     *
     * @param writer makes the frames
     * @param largeBytes the size in bytes above which a response is logged; 0 for never
     * @param queueCapacity how many messages a reply list may hold
     */
    record Form(ResponseWriter writer, int largeBytes, int queueCapacity) {}

    /** Creates a sender; the signal ends its waits for Redis. */
    ReplySender(String service, Senders senders, Form form, Clock clock, MonotonicClock monotonic, StopSignal stop) {
        this.failures = new ThrottledLog(monotonic);
        this.service = service;
        this.senders = senders;
        this.form = form;
        this.large = new LargeMessageLog("response", form.largeBytes(), "soa.server.large-message-bytes");
        this.clock = clock;
        this.stop = stop;
    }

    /** Sends a response and waits until Redis has it. If the request wants none, only acknowledges the message. */
    void respond(QueuedMessage message, ReceivedRequest received, JobResponse response) {
        if (received.responseSuppressed()) {
            message.queue().acknowledge(message);
        } else {
            send(write(message, received.address(), response, received.expiry()));
        }
    }

    /**
     * Writes a response.
     *
     * @param message the request
     * @param address where the response goes
     * @param usefulUntil when the caller stops waiting, or null if unknown
     */
    Outgoing write(QueuedMessage message, ReplyAddress address, JobResponse response, Instant usefulUntil) {
        Instant expiry = clock.instant().plus(LIFE);
        WrittenResponse written = form.writer().write(address, response, expiry);
        if (written.replacement() != null) {
            LOG.log(
                    Level.ERROR,
                    "the response of service {0} to request {1} with correlation id {2} and actions {3} was replaced by {4}: {5}",
                    service,
                    SafeText.of(address.requestId()),
                    SafeText.of(response.context().get(JobContext.CORRELATION_ID)),
                    SafeText.list(actions(response)),
                    written.replacement().code(),
                    written.replacement().reason());
        }
        Push push = new Push(ServiceKeys.replies(address.replyTo()), written.frames(), LIFE, form.queueCapacity());
        if (large.has(push.size())) {
            large.warn(service, actions(response), push.size());
        }
        Instant end = usefulUntil == null || usefulUntil.isAfter(expiry) ? expiry : usefulUntil;
        Sender sender = senders.to(push.key());
        return new Outgoing(message, address, push.key(), message.queue().reply(message, push, sender), sender, end);
    }

    private static List<String> actions(JobResponse response) {
        return response.actions().stream().map(ActionResponse::action).toList();
    }

    /**
     * A response that is ready to be sent.
     *
     * @param message the request
     * @param address where the response goes
     * @param key its reply list
     * @param reply the command that brings the response there
     * @param sender sends the command
     * @param usefulUntil when it is of no more use
     */
    record Outgoing(
            QueuedMessage message,
            ReplyAddress address,
            String key,
            RedisCommand reply,
            Sender sender,
            Instant usefulUntil) {}

    /** Sends a response and waits until Redis has it, or until it is of no more use. */
    void send(Outgoing outgoing) {
        retry(outgoing, attempt(outgoing));
    }

    /**
     * Repeats the sending of a response, as long as it is of use and Redis may come back.
     *
     * @param first the failure of the first attempt, or null if there was none
     */
    void retry(Outgoing outgoing, RedisException first) {
        RedisException failure = first;
        while (failure != null && mayRetry(failure, outgoing.usefulUntil()) && stop.pause(RETRY_PAUSE)) {
            failure = attempt(outgoing);
        }
        if (failure != null) {
            logFailure(outgoing, failure);
            outgoing.message().queue().acknowledge(outgoing.message());
        }
    }

    /** Throttled, because callers choose their reply lists and could fill the log by unusable ones. */
    private void logFailure(Outgoing outgoing, RedisException failure) {
        long count = failures.count();
        if (count > 0) {
            LOG.log(
                    Level.ERROR,
                    "could not send responses of service {0}: {1,number,#}, the last one of them to request {2} at {3}: {4}",
                    service,
                    count,
                    SafeText.of(outgoing.address().requestId()),
                    outgoing.key(),
                    failure.getMessage());
        }
    }

    private static RedisException attempt(Outgoing outgoing) {
        try {
            outgoing.sender().send(outgoing.reply(), PATIENCE);
            outgoing.message().queue().replied(outgoing.message(), outgoing.reply());
            return null;
        } catch (RedisException e) {
            return e;
        }
    }

    /** A second copy of a response is harmless: clients drop it. A missing one costs the caller its whole timeout. */
    private boolean mayRetry(RedisException failure, Instant usefulUntil) {
        boolean lasting = failure instanceof RedisException.NotSent refusal && refusal.isLasting();
        return !lasting
                && !(failure instanceof RedisException.QueueFull)
                && !stop.endsThisThread()
                && clock.instant().isBefore(usefulUntil);
    }
}
