/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jsoa.rar.command.Push;
import org.jsoa.rar.connection.BlockTimeout;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.topology.ServiceKeys;
import org.jsoa.rar.topology.Shard;

/** A queue as PySOA serves it: what is taken is gone from Redis, and lost if this node dies before it has answered. */
public final class AtMostOnceQueue implements JobQueue {

    private final ListReader reader;
    private final Sender sender;

    /** Whether the last messages were there before somebody waited for them. */
    private boolean busy;

    /**
     * Creates a queue that connects when it is first used.
     *
     * @param store where its list is
     * @param sender sends to the same place
     * @param service the service whose messages it has
     */
    public AtMostOnceQueue(Shard store, Sender sender, String service) {
        this.reader = new ListReader(store, ServiceKeys.requests(service));
        this.sender = sender;
    }

    @Override
    public boolean take(int most, ReplyBuffer replies, Consumer<QueuedMessage> backlog, Consumer<QueuedMessage> awaited)
            throws RedisException {
        Consumer<byte[]> own = frame -> awaited.accept(new QueuedMessage(frame, this));
        Consumer<byte[]> others = frame -> {
            busy = true;
            backlog.accept(new QueuedMessage(frame, this));
        };
        if (busy) {
            // Who would wait in Redis, too, could not run what is there.
            busy = reader.poll(most, replies.freightFor(sender), others, own);
            return busy || reader.take(1, BlockTimeout.LONGEST, replies.lastFreightFor(sender), others, own);
        }
        return reader.take(most, BlockTimeout.LONGEST, replies.lastFreightFor(sender), others, own);
    }

    @Override
    public QueuedReply reply(QueuedMessage message, Push answer, Sender answers) {
        return new QueuedReply(answer, answers, () -> {});
    }

    @Override
    public void done(QueuedMessage message) {
        // It is gone already.
    }

    @Override
    public void giveBack(List<QueuedMessage> messages) throws RedisException {
        reader.giveBack(messages.stream().map(QueuedMessage::frame).toList());
    }

    @Override
    public boolean keepsTaken() {
        return false;
    }

    @Override
    public Duration untilNextAttempt() {
        return reader.untilNextAttempt();
    }

    @Override
    public void wake() throws RedisException.NotSent {
        reader.wake();
    }

    @Override
    public void close() {
        reader.close();
    }
}
