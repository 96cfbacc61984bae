/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A queue as PySOA serves it: what is taken is gone from Redis, and lost if this node dies before it has answered. */
public final class AtMostOnceQueue implements JobQueue {

    private final QueueReader reader;
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
    public AtMostOnceQueue(RedisStore store, Sender sender, String service) {
        this.reader = new QueueReader(store, ServiceKeys.requests(service));
        this.sender = sender;
    }

    @Override
    public boolean take(int most, Outbox replies, Consumer<TakenMessage> backlog, Consumer<TakenMessage> awaited)
            throws RedisException {
        Consumer<byte[]> own = frame -> awaited.accept(new TakenMessage(frame, this));
        Consumer<byte[]> others = frame -> {
            busy = true;
            backlog.accept(new TakenMessage(frame, this));
        };
        if (busy) {
            // Who would wait in Redis, too, could not run what is there.
            busy = reader.poll(most, replies.freightFor(sender), others, own);
            return busy || reader.take(1, Wait.LONGEST, replies.lastFreightFor(sender), others, own);
        }
        return reader.take(most, Wait.LONGEST, replies.lastFreightFor(sender), others, own);
    }

    @Override
    public Reply reply(TakenMessage message, Push answer, Sender answers) {
        return new Reply(answer, answers, () -> {});
    }

    @Override
    public void done(TakenMessage message) {
        // It is gone already.
    }

    @Override
    public void giveBack(List<TakenMessage> messages) throws RedisException {
        reader.giveBack(messages.stream().map(TakenMessage::frame).toList());
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
