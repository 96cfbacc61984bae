/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import jakarta.resource.spi.work.WorkException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.command.PendingCommand;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.message.ReceivedRequest;
import org.jsoa.rar.queue.QueuedMessage;
import org.jsoa.rar.queue.ReplyBuffer;
import org.jsoa.rar.runtime.ServerThreads;

/**
 * The answers of the workers of one service. While jobs are short, answers go out together and the workers do not wait for
 * them; what then goes wrong is seen to by another thread. There are never more such answers than jobs may run at once.
 */
final class ReplyDispatcher {

    private static final Logger LOG = System.getLogger(ReplyDispatcher.class.getName());

    private final Queue<Failed> failed = new ConcurrentLinkedQueue<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger failing = new AtomicInteger();
    private final String service;
    private final ReplySender replies;
    private final ReplyBuffer outbox;
    private final Sharing sharing;
    private final ServerThreads threads;

    /**
     * When answers go out together.
     *
     * @param now whether it is worth it
     * @param most how many may be under way
     */
    record Sharing(BooleanSupplier now, int most) {}

    private record Failed(ReplySender.Answer answer, RedisException failure) {}

    ReplyDispatcher(String service, ReplySender replies, ReplyBuffer outbox, Sharing sharing, ServerThreads threads) {
        this.service = service;
        this.replies = replies;
        this.outbox = outbox;
        this.sharing = sharing;
        this.threads = threads;
    }

    /** Sends the answer of a worker, now or with others, unless the request forbids it. */
    void answer(QueuedMessage message, ReceivedRequest received, JobResponse response) {
        if (received.responseSuppressed()) {
            message.queue().acknowledge(message);
            return;
        }
        ReplySender.Answer answer = replies.write(message, received.address(), response, received.expiry());
        if (sharing.now().getAsBoolean() && hasRoom()) {
            underWay.incrementAndGet();
            outbox.put(answer.sender(), new PendingCommand(answer.reply(), done -> ended(answer, done.failure())));
        } else {
            replies.send(answer);
        }
    }

    private boolean hasRoom() {
        if (underWay.get() >= sharing.most()) {
            outbox.flush();
        }
        return underWay.get() < sharing.most();
    }

    private void ended(ReplySender.Answer answer, RedisException failure) {
        if (failure == null) {
            answer.message().queue().replied(answer.message(), answer.reply());
            underWay.decrementAndGet();
            return;
        }
        failed.add(new Failed(answer, failure));
        if (failing.getAndIncrement() > 0) {
            return;
        }
        try {
            threads.run("JSOA answers of service " + service + " that Redis did not take", this::tryAgain);
        } catch (WorkException e) {
            LOG.log(Level.WARNING, "the server has no thread to send answers of service " + service + " again", e);
            tryAgain();
        }
    }

    private void tryAgain() {
        do {
            Failed next = failed.poll();
            try {
                replies.end(next.answer(), next.failure());
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "lost an answer of service " + service, e);
            }
            underWay.decrementAndGet();
        } while (failing.decrementAndGet() > 0);
    }
}
