/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jsoa.rar.command.Push;
import org.jsoa.rar.command.RedisCommand;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.sender.Sender;
import org.jsoa.untrusted.SafeLogger;

/**
 * A queue whose messages Redis keeps until they are acknowledged. A message that is taken moves to the list of the messages
 * that this consumer has in flight. Other consumers take it from there when this consumer does not renew its lease any
 * more.
 */
final class AtLeastOnceQueue implements JobQueue {

    private static final Duration LEASE_CHECK_INTERVAL = Duration.ofMillis(20);

    /** Longer than the default response timeout of Redis. The calling thread itself then sends the command. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Logger LOG = SafeLogger.of(AtLeastOnceQueue.class);

    /**
     * Held while the list in Redis is compared with the messages in flight here, or messages of others are added to both.
     * Nothing is added after the queue is closed.
     */
    private final ReentrantLock takingOver = new ReentrantLock();

    private final LeaseKeys keys;
    private final Lease lease;
    private final LeaseCommands commands;
    private final ListReader reader;
    private final InFlightMessages inFlight;
    private final Sender sender;
    private final Consumer<List<QueuedMessage>> orphans;
    private volatile boolean closed;

    /**
     * Creates a queue that connects when it is first used.
     *
     * @param lease the lease of this consumer, which another thread renews
     * @param commands take the messages
     * @param reader takes with these commands
     * @param sender the sender to the same shard
     * @param orphans receives messages of consumers whose lease has ended. They are in flight for this consumer now.
     */
    AtLeastOnceQueue(
            LeaseKeys keys,
            Lease lease,
            LeaseCommands commands,
            ListReader reader,
            Sender sender,
            Consumer<List<QueuedMessage>> orphans) {
        this.keys = keys;
        this.lease = lease;
        this.commands = commands;
        this.reader = reader;
        this.sender = sender;
        this.inFlight = new InFlightMessages(keys, sender);
        this.orphans = orphans;
    }

    @Override
    public void connect() throws RedisException {
        requireLease();
        reader.probe();
    }

    private void requireLease() throws RedisException.NotSent {
        if (!lease.holds()) {
            throw new RedisException.NotSent("Redis does not have the lease of this consumer yet or any more", null);
        }
    }

    @Override
    public boolean take(int most, ReplyBuffer replies, Consumer<QueuedMessage> backlog, Consumer<QueuedMessage> awaited)
            throws RedisException {
        requireLease();
        // A new connection may be the reason to recover.
        reader.connect();
        if (commands.isUnsure() && recover(backlog)) {
            return true;
        }
        return reader.take(
                most,
                replies,
                sender,
                frame -> backlog.accept(added(frame, 0)),
                frame -> awaited.accept(added(frame, 0)));
    }

    private QueuedMessage added(byte[] frame, int losses) {
        QueuedMessage message = new QueuedMessage(frame, this, losses);
        inFlight.add(message);
        return message;
    }

    private boolean recover(Consumer<QueuedMessage> backlog) throws RedisException {
        List<QueuedMessage> fresh = new ArrayList<>();
        List<QueuedMessage> lostBefore = new ArrayList<>();
        boolean recovered = false;
        takingOver.lock();
        try {
            // Read before the list in Redis: a message that is acknowledged meanwhile must not count as unknown.
            Map<ByteBuffer, Integer> known = inFlight.frames();
            long refused = Lease.read(reader.send(commands.recovery()), (frame, losses) -> {
                if (known.merge(ByteBuffer.wrap(frame), -1, Integer::sum) < 0) {
                    (losses == 0 ? fresh : lostBefore).add(added(frame, losses));
                }
            });
            commands.warnOfTooLarge(refused);
            recovered = true;
        } finally {
            if (!recovered) {
                commands.becomeUnsure();
            }
            takingOver.unlock();
        }
        fresh.forEach(backlog);
        if (!lostBefore.isEmpty()) {
            orphans.accept(lostBefore);
        }
        return !fresh.isEmpty();
    }

    /** Makes the command that renews the lease. */
    RedisCommand renewal() {
        return lease.renewal();
    }

    /**
     * Records that the lease was renewed.
     *
     * @param result the result of {@link #renewal}
     * @param sent the earliest time at which the renewal was sent
     */
    Lease.Standing renewed(Object result, long sent) {
        return lease.renewed(result, sent);
    }

    /**
     * Takes over messages and repeats the acknowledgements that have failed. To be called after a renewal, by the thread
     * that renews.
     */
    void maintain(Lease.Standing standing) {
        if (!takingOver.tryLock()) {
            // The next renewal is soon enough. The leases of other queues must not wait for the connection of this one.
            return;
        }
        try {
            if (standing.inFlight() > inFlight.size()) {
                // A command of a broken connection can reach Redis long after the next connection was made.
                commands.becomeUnsure();
            }
            if (!closed) {
                inFlight.acknowledgeLeft();
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
            Object result = sender.send(lease.takeOver(consumer), PATIENCE);
            commands.warnOfTooLarge(Lease.read(result, (frame, losses) -> messages.add(added(frame, losses))));
        } catch (RedisException e) {
            commands.becomeUnsure();
            LOG.log(Level.DEBUG, "could not take over from consumer " + consumer, e);
        }
        if (!messages.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "consumer {0} of service {1} does not renew its lease any more, {2} messages are taken over from it",
                    consumer,
                    keys.service(),
                    messages.size());
            orphans.accept(messages);
        }
    }

    @Override
    public RedisCommand reply(QueuedMessage message, Push response, Sender through) {
        return inFlight.reply(message, response, through);
    }

    @Override
    public void replied(QueuedMessage message, RedisCommand reply) {
        inFlight.replied(message, reply);
    }

    @Override
    public void acknowledge(QueuedMessage message) {
        inFlight.acknowledge(message);
    }

    @Override
    public void requeue(List<QueuedMessage> messages) throws RedisException {
        try {
            inFlight.requeue(messages);
        } catch (RedisException e) {
            // The messages that are still on the list are found there and come again.
            commands.becomeUnsure();
            throw e;
        }
    }

    @Override
    public boolean keepsInFlight() {
        return true;
    }

    @Override
    public Duration untilNextAttempt() {
        Duration left = reader.untilNextAttempt();
        return left.isZero() && !lease.holds() ? LEASE_CHECK_INTERVAL : left;
    }

    @Override
    public void wake() throws RedisException.NotSent {
        reader.wake();
    }

    /** Returns whether the lease must not be renewed any more. */
    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        reader.close();
        closed = true;
        takingOver.lock();
        try {
            inFlight.acknowledgeLeft();
            sender.send(lease.leave(), PATIENCE);
        } catch (RedisException e) {
            LOG.log(Level.DEBUG, "the lease of a consumer of service " + keys.service() + " will end by itself", e);
        } finally {
            takingOver.unlock();
        }
    }
}
