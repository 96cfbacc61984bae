/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.protocol.ReplyAddress;
import org.jsoa.rar.protocol.ResponseWriter;
import org.jsoa.rar.protocol.WrittenResponse;
import org.jsoa.rar.redis.Push;
import org.jsoa.rar.redis.RedisException;
import org.jsoa.rar.redis.Senders;
import org.jsoa.rar.redis.ServiceKeys;

/** Sends answers. A caller waits for each, so an outage of Redis is waited for until the answer is of no more use. */
final class ReplySender {

    /** How long an answer lives, as PySOA's. */
    private static final Duration LIFE = Duration.ofSeconds(60);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BACK_OFF = Duration.ofMillis(250);
    private static final Logger LOG = System.getLogger(ReplySender.class.getName());

    private final Senders senders;
    private final ResponseWriter writer;
    private final int queueCapacity;
    private final Clock clock;

    ReplySender(Senders senders, ResponseWriter writer, int queueCapacity, Clock clock) {
        this.senders = senders;
        this.writer = writer;
        this.queueCapacity = queueCapacity;
        this.clock = clock;
    }

    /**
     * Sends an answer.
     *
     * @param usefulUntil when the caller stops waiting, or null if it does not say
     * @param stop ends the wait for Redis
     */
    void send(ReplyAddress address, JobResponse response, Instant usefulUntil, Stop stop) {
        Instant expiry = clock.instant().plus(LIFE);
        WrittenResponse written = writer.write(address, response, expiry);
        if (written.replacement() != null) {
            LOG.log(
                    Level.ERROR,
                    "the response to request {0} was replaced: {1}",
                    String.valueOf(address.requestId()),
                    written.replacement().reason());
        }
        Push push = new Push(ServiceKeys.replies(address.replyTo()), written.frames(), LIFE, queueCapacity);
        Instant giveUp = usefulUntil == null || usefulUntil.isAfter(expiry) ? expiry : usefulUntil;
        boolean goOn = true;
        while (goOn && !sent(push, address, giveUp, stop)) {
            goOn = stop.pause(BACK_OFF);
        }
    }

    private boolean sent(Push push, ReplyAddress address, Instant giveUp, Stop stop) {
        try {
            senders.to(push.key()).send(push, PATIENCE);
            return true;
        } catch (RedisException e) {
            // A second copy is harmless, since clients drop it; a missing one costs the caller its whole timeout.
            boolean again = !(e instanceof RedisException.QueueFull)
                    && !stop.endsThisThread()
                    && clock.instant().isBefore(giveUp);
            if (!again) {
                LOG.log(
                        Level.ERROR,
                        "could not send the response to request {0} to {1}: {2}",
                        String.valueOf(address.requestId()),
                        push.key(),
                        e.getMessage());
            }
            return !again;
        }
    }
}
