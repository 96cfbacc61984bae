/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jsoa.rar.command.Push;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.topology.Shard;

/**
 * A queue whose messages Redis keeps until they are dealt with: what is taken moves to a list of this consumer, from which
 * others take it when {@link LeaseRenewer} gives no sign of life any more. Peers see the same queue as ever.
 */
final class AtLeastOnceQueue implements JobQueue {

    private static final Duration NEXT_LOOK_AT_LEASE = Duration.ofMillis(20);
    /** Longer than Redis takes to answer by default, so that the thread itself sends. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Logger LOG = System.getLogger(AtLeastOnceQueue.class.getName());

    /** The turn to compare this consumer's list in Redis with what is in hand, or to add to both; nobody who has left does. */
    private final ReentrantLock takingOver = new ReentrantLock();

    private final LeaseKeys keys;
    private final Lease lease;
    private final InFlightMessages holding;
    private final LeasedListReader reader;
    private final LeaseRenewer keeper;
    private final Consumer<List<QueuedMessage>> lost;
    private boolean closed;

    /** Whether the last messages were there before somebody waited for them. */
    private boolean busy;

    /**
     * Creates a queue that connects when it is first used.
     *
     * @param length how long the lease is
     * @param lost receives messages that another consumer had taken when its lease ended. They are this one's now.
     */
    AtLeastOnceQueue(
            Shard store, String service, Duration length, LeaseRenewer keeper, Consumer<List<QueuedMessage>> lost) {
        this.keys = new LeaseKeys(service, length);
        this.lease = new Lease(keys, length);
        this.holding = new InFlightMessages(keys, keeper.sender());
        this.reader = new LeasedListReader(store, keys);
        this.keeper = keeper;
        this.lost = lost;
    }

    Lease lease() {
        return lease;
    }

    @Override
    public boolean take(int most, ReplyBuffer replies, Consumer<QueuedMessage> backlog, Consumer<QueuedMessage> awaited)
            throws RedisException {
        if (!lease.holds()) {
            throw new RedisException.NotSent("Redis does not know that this consumer lives", null);
        }
        if (reader.isUnsure() && recover(backlog)) {
            return true;
        }
        Consumer<byte[]> own = frame -> awaited.accept(held(frame, 0));
        Consumer<byte[]> others = frame -> {
            busy = true;
            backlog.accept(held(frame, 0));
        };
        if (busy) {
            // Who would wait in Redis, too, could not run what is there.
            busy = reader.poll(most, replies.freightFor(keeper.sender()), others, own);
            return busy || reader.take(1, replies.lastFreightFor(keeper.sender()), others, own);
        }
        return reader.take(most, replies.lastFreightFor(keeper.sender()), others, own);
    }

    private QueuedMessage held(byte[] frame, int losses) {
        QueuedMessage message = new QueuedMessage(frame, this, losses);
        holding.add(message);
        return message;
    }

    private boolean recover(Consumer<QueuedMessage> backlog) throws RedisException {
        List<QueuedMessage> fresh = new ArrayList<>();
        List<QueuedMessage> lostBefore = new ArrayList<>();
        takingOver.lock();
        try {
            reader.recover(
                    holding.frames(), (frame, losses) -> (losses == 0 ? fresh : lostBefore).add(held(frame, losses)));
        } finally {
            takingOver.unlock();
        }
        fresh.forEach(backlog);
        if (!lostBefore.isEmpty()) {
            lost.accept(lostBefore);
        }
        return !fresh.isEmpty();
    }

    /** Does what is to be done now and then, on the keeper's thread. */
    void tend(Lease.Standing standing) {
        if (!takingOver.tryLock()) {
            // The next time will do; other queues must not wait for this one's connection.
            return;
        }
        try {
            if (standing.taken() > holding.size()) {
                // What a broken connection had asked for can reach Redis long after the next one was made.
                reader.becomeUnsure();
            }
            if (!closed) {
                holding.doneBelatedly();
            }
            if (!closed && lease.mayTakeOver()) {
                standing.ended().forEach(this::takeOver);
            }
        } finally {
            takingOver.unlock();
        }
    }

    private void takeOver(String consumer) {
        List<QueuedMessage> messages = new ArrayList<>();
        try {
            Object answer = keeper.sender().send(lease.takeOver(consumer), PATIENCE);
            Lease.read(answer, (frame, losses) -> messages.add(held(frame, losses)));
        } catch (RedisException e) {
            reader.becomeUnsure();
            LOG.log(Level.DEBUG, "could not take over from consumer " + consumer, e);
        }
        if (!messages.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "consumer {0} of service {1} gives no sign of life any more, {2} messages are taken over from it",
                    consumer,
                    keys.service(),
                    messages.size());
            lost.accept(messages);
        }
    }

    @Override
    public QueuedReply reply(QueuedMessage message, Push answer, Sender answers) {
        return holding.reply(message, answer, answers);
    }

    @Override
    public void done(QueuedMessage message) {
        holding.done(message);
    }

    @Override
    public void giveBack(List<QueuedMessage> messages) throws RedisException {
        try {
            holding.giveBack(messages, ListReader.LIFE_AFTER_RETURN);
        } catch (RedisException e) {
            // Those that are still on the list are found there, and come again.
            reader.becomeUnsure();
            throw e;
        }
    }

    @Override
    public boolean keepsTaken() {
        return true;
    }

    @Override
    public Duration untilNextAttempt() {
        Duration ofLink = reader.untilNextAttempt();
        return ofLink.isZero() && !lease.holds() ? NEXT_LOOK_AT_LEASE : ofLink;
    }

    @Override
    public void wake() throws RedisException.NotSent {
        reader.wake();
    }

    @Override
    public void close() {
        reader.close();
        keeper.release(this);
        takingOver.lock();
        try {
            closed = true;
            holding.doneBelatedly();
            keeper.sender().send(lease.leave(), PATIENCE);
        } catch (RedisException e) {
            LOG.log(Level.DEBUG, "the lease of a consumer of service " + keys.service() + " will end by itself", e);
        } finally {
            takingOver.unlock();
        }
    }
}
