/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A queue as PySOA serves it: what is taken is gone from Redis, and lost if this node dies before it has answered. */
public final class AtMostOnceQueue implements JobQueue {

    private final QueueReader reader;

    /**
     * Creates a queue that connects when it is first used.
     *
     * @param store where its list is
     * @param service the service whose messages it has
     */
    public AtMostOnceQueue(RedisStore store, String service) {
        this.reader = new QueueReader(store, ServiceKeys.requests(service));
    }

    @Override
    public boolean take(int most, Consumer<TakenMessage> backlog, Consumer<TakenMessage> awaited)
            throws RedisException {
        return reader.take(
                most,
                Wait.LONGEST,
                frame -> backlog.accept(new TakenMessage(frame, this)),
                frame -> awaited.accept(new TakenMessage(frame, this)));
    }

    @Override
    public void answer(TakenMessage message, Push answer, Sender answers, Duration patience) throws RedisException {
        answers.send(answer, patience);
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
