/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jsoa.message.ActionResponse;
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

/**
 * Sends answers, and lets go of the messages that they answer. A caller waits for each, so an outage of Redis is waited for
 * until the answer is of no more use.
 */
final class ReplySender {

    /** How long an answer lives, as PySOA's. */
    private static final Duration LIFE = Duration.ofSeconds(60);

    /** How long an answer waits at most for the connection to be free. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration BACK_OFF = Duration.ofMillis(250);
    private static final Logger LOG = System.getLogger(ReplySender.class.getName());

    private final ThrottledLog failures = new ThrottledLog(MonotonicClock.SYSTEM);
    private final String service;
    private final Senders senders;
    private final Form form;
    private final LargeMessageLog large;
    private final Clock clock;
    private final StopSignal stop;

    /**
     * What answers look like.
     *
     * @param writer makes their frames
     * @param largeBytes the size above which one is logged; 0 for never
     * @param queueCapacity how many messages a reply list may hold
     */
    record Form(ResponseWriter writer, int largeBytes, int queueCapacity) {}

    /** Creates a sender; the signal ends its waits for Redis. */
    ReplySender(String service, Senders senders, Form form, Clock clock, StopSignal stop) {
        this.service = service;
        this.senders = senders;
        this.form = form;
        this.large = new LargeMessageLog("response", form.largeBytes(), "soa.server.large-message-bytes");
        this.clock = clock;
        this.stop = stop;
    }

    /** Sends an answer, unless the request forbids it. */
    void answer(QueuedMessage message, ReceivedRequest received, JobResponse response) {
        if (received.responseSuppressed()) {
            message.queue().acknowledge(message);
        } else {
            send(write(message, received.address(), response, received.expiry()));
        }
    }

    /**
     * Writes an answer.
     *
     * @param message what is answered
     * @param address whom to answer
     * @param usefulUntil when the caller stops waiting, or null if it does not say
     */
    Answer write(QueuedMessage message, ReplyAddress address, JobResponse response, Instant usefulUntil) {
        Instant expiry = clock.instant().plus(LIFE);
        WrittenResponse written = form.writer().write(address, response, expiry);
        if (written.replacement() != null) {
            LOG.log(
                    Level.ERROR,
                    "the response to request {0} was replaced: {1}",
                    String.valueOf(address.requestId()),
                    written.replacement().reason());
        }
        Push push = new Push(ServiceKeys.replies(address.replyTo()), written.frames(), LIFE, form.queueCapacity());
        if (large.has(push.size())) {
            large.warn(
                    service,
                    response.actions().stream().map(ActionResponse::action).toList(),
                    push.size());
        }
        Instant giveUp = usefulUntil == null || usefulUntil.isAfter(expiry) ? expiry : usefulUntil;
        Sender sender = senders.to(push.key());
        return new Answer(message, address, push.key(), message.queue().reply(message, push, sender), sender, giveUp);
    }

    /**
     * An answer that is written.
     *
     * @param key the list that it is for
     * @param reply brings the answer to its list
     * @param sender sends it there
     * @param giveUp when it is of no more use
     */
    record Answer(
            QueuedMessage message,
            ReplyAddress address,
            String key,
            RedisCommand reply,
            Sender sender,
            Instant giveUp) {}

    /** Sends an answer, and waits until Redis has it. */
    void send(Answer answer) {
        end(answer, attempt(answer));
    }

    /** Goes on with an answer that was not sent, as long as it is of use and Redis may come back. */
    void end(Answer answer, RedisException first) {
        RedisException failure = first;
        while (failure != null && isWorthAnother(failure, answer.giveUp()) && stop.pause(BACK_OFF)) {
            failure = attempt(answer);
        }
        if (failure != null) {
            complain(answer, failure);
            answer.message().queue().acknowledge(answer.message());
        }
    }

    /** Callers choose where their answers go, so they can make this happen as often as they like. */
    private void complain(Answer answer, RedisException failure) {
        long count = failures.count();
        if (count > 0) {
            LOG.log(
                    Level.ERROR,
                    "could not send responses of service {0}: {1,number,#}, the last one of them to request {2} at {3}: {4}",
                    service,
                    count,
                    String.valueOf(answer.address().requestId()),
                    answer.key(),
                    failure.getMessage());
        }
    }

    private static RedisException attempt(Answer answer) {
        try {
            answer.sender().send(answer.reply(), PATIENCE);
            answer.message().queue().replied(answer.message(), answer.reply());
            return null;
        } catch (RedisException e) {
            return e;
        }
    }

    /** A second copy is harmless, since clients drop it; a missing one costs the caller its whole timeout. */
    private boolean isWorthAnother(RedisException failure, Instant giveUp) {
        boolean lasting = failure instanceof RedisException.NotSent refusal && refusal.isLasting();
        return !lasting
                && !(failure instanceof RedisException.QueueFull)
                && !stop.endsThisThread()
                && clock.instant().isBefore(giveUp);
    }
}
