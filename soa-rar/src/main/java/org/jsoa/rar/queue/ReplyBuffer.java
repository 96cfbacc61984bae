/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoa.rar.command.CommandBatch;
import org.jsoa.rar.command.CommandResult;
import org.jsoa.rar.command.PendingCommand;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.time.MonotonicClock;

/**
 * Responses of one service that are not worth a round trip each. The thread that takes the next messages sends them on the
 * same connection. No thread waits for them. Safe for use by many threads.
 *
 * @since 0.1
 */
public final class ReplyBuffer {

    private final Map<Sender, Queue<PendingCommand>> replies = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private final Duration patience;
    private final MonotonicClock clock;
    private volatile long oldest;

    /**
     * Creates an empty buffer.
     *
     * @param patience how long {@link #flush} waits at most for a connection to be free
     * @param clock measures the age of responses
     */
    public ReplyBuffer(Duration patience, MonotonicClock clock) {
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * Adds a response.
     *
     * @param sender the sender to the shard of the reply list
     * @param reply the command with the response; its callback is called once it is sent or has failed
     */
    public void put(Sender sender, PendingCommand reply) {
        if (size.getAndIncrement() == 0) {
            oldest = clock.nanoTime();
        }
        Queue<PendingCommand> queue = replies.get(sender);
        if (queue == null) {
            queue = replies.computeIfAbsent(sender, key -> new ConcurrentLinkedQueue<>());
        }
        queue.add(reply);
    }

    /**
     * Returns whether there are no responses.
     *
     * @return whether nothing waits to be sent
     */
    public boolean isEmpty() {
        return size.get() == 0;
    }

    /**
     * Returns whether a response is older than about some age.
     *
     * @param age the age
     * @return whether there is such a response
     */
    public boolean hasOlderThan(Duration age) {
        return !isEmpty() && clock.nanoTime() - oldest > age.toNanos();
    }

    /** Sends all responses, and waits until Redis has them. */
    public void flush() {
        if (!isEmpty()) {
            replies.forEach(this::send);
        }
    }

    private void send(Sender sender, Queue<PendingCommand> queue) {
        List<PendingCommand> some = takeAll(queue);
        if (some.isEmpty()) {
            return;
        }
        List<CommandResult> results;
        try {
            results = sender.sendAll(some.stream().map(PendingCommand::command).toList(), patience);
        } catch (RuntimeException | Error e) {
            // Those who put the responses here decide what becomes of them.
            RedisException failure = new RedisException.ConnectionLost(e.toString(), e);
            some.forEach(reply -> complete(reply, failure, null));
            return;
        }
        for (int i = 0; i < some.size(); i++) {
            complete(some.get(i), results.get(i).failure(), results.get(i).result());
        }
    }

    private static void complete(PendingCommand reply, RedisException failure, Object result) {
        reply.complete(failure, result);
        reply.signal();
    }

    private List<PendingCommand> takeAll(Queue<PendingCommand> queue) {
        List<PendingCommand> all = new ArrayList<>();
        for (PendingCommand next = queue.poll(); next != null; next = queue.poll()) {
            size.getAndDecrement();
            all.add(next);
        }
        return all;
    }

    /**
     * Takes out the responses for one sender that has a single server. Another connection to that server can carry them.
     * Other responses stay until a thread takes messages from their shard or finds them too old.
     *
     * @return the responses, which the caller must send
     */
    CommandBatch batchFor(Sender sender) {
        Queue<PendingCommand> queue = isEmpty() || !sender.hasOneServer() ? null : replies.get(sender);
        List<PendingCommand> taken = queue == null ? List.of() : takeAll(queue);
        return taken.isEmpty() ? CommandBatch.EMPTY : new CommandBatch(taken);
    }

    /**
     * Does the same as {@link #batchFor}, but sends the other responses first. The calling thread may wait for long
     * afterwards.
     */
    CommandBatch lastBatchFor(Sender sender) {
        if (!isEmpty()) {
            replies.forEach((other, queue) -> {
                if (other != sender || !sender.hasOneServer()) {
                    send(other, queue);
                }
            });
        }
        return batchFor(sender);
    }
}
