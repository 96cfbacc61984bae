/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.command.PendingCommand;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.message.ReceivedRequest;
import org.jsoa.rar.queue.QueuedMessage;
import org.jsoa.rar.queue.ReplyBuffer;

/**
 * Decides how the responses of workers are sent: each by its worker, or together with others while jobs are short. Workers
 * do not wait for responses in the {@link ReplyBuffer}; another thread resends the responses that Redis did not take. The
 * buffer holds no more responses than jobs may run at once.
 */
final class ReplyDispatcher {

    private final AtomicInteger buffered = new AtomicInteger();
    private final ReplySender replies;
    private final ReplyBuffer buffer;
    private final Sharing sharing;
    private final Executor retries;

    /**
     * When responses are sent together.
     *
     * @param now tells whether they are
     * @param max how many responses may be on their way
     */
    record Sharing(BooleanSupplier now, int max) {}

    /**
     * Creates a dispatcher.
     *
     * @param replies writes responses, and sends those that are not sent together with others
     * @param buffer sends the others
     * @param retries runs what waits for Redis
     */
    ReplyDispatcher(ReplySender replies, ReplyBuffer buffer, Sharing sharing, Executor retries) {
        this.replies = replies;
        this.buffer = buffer;
        this.sharing = sharing;
        this.retries = retries;
    }

    /** Sends the response of a worker, now or with others. If the request wants none, only acknowledges the message. */
    void respond(QueuedMessage message, ReceivedRequest received, JobResponse response) {
        if (received.responseSuppressed()) {
            message.queue().acknowledge(message);
            return;
        }
        ReplySender.Outgoing outgoing = replies.write(message, received.address(), response, received.expiry());
        if (sharing.now().getAsBoolean() && hasRoom()) {
            PendingCommand reply = new PendingCommand(outgoing.reply(), done -> sent(outgoing, done.failure()));
            buffered.incrementAndGet();
            buffer.put(outgoing.sender(), reply);
        } else {
            replies.send(outgoing);
        }
    }

    private boolean hasRoom() {
        if (buffered.get() >= sharing.max()) {
            buffer.flush();
        }
        return buffered.get() < sharing.max();
    }

    private void sent(ReplySender.Outgoing outgoing, RedisException failure) {
        if (failure == null) {
            outgoing.message().queue().replied(outgoing.message(), outgoing.reply());
            buffered.decrementAndGet();
        } else {
            retries.execute(() -> retry(outgoing, failure));
        }
    }

    private void retry(ReplySender.Outgoing outgoing, RedisException failure) {
        try {
            replies.retry(outgoing, failure);
        } finally {
            buffered.decrementAndGet();
        }
    }
}
