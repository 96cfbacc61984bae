/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

import java.io.Closeable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jsoa.rar.command.CommandResult;
import org.jsoa.rar.command.RawCommand;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.topology.Shard;

/**
 * Tells Redis that this node lives, for all its queues that deliver at least once, and takes over from nodes that do not.
 * {@link #run} must run on a thread of its own while there are such queues.
 */
public final class LeaseRenewer implements Runnable, Closeable {

    private static final int BEATS_A_LEASE = 3;

    /** After a failure: a Redis that is back must hear soon who lives. */
    private static final long RETRY_MILLIS = 100;

    private static final Logger LOG = System.getLogger(LeaseRenewer.class.getName());

    private final List<AtLeastOnceQueue> queues = new CopyOnWriteArrayList<>();
    private final Semaphore wakeUp = new Semaphore(0);
    private final Sender sender;
    private final Duration length;
    private final Duration period;
    private volatile boolean closed;

    /**
     * Creates a keeper.
     *
     * @param sender sends to the Redis that has the queues
     * @param length after how long without a sign of life a node counts as dead
     */
    public LeaseRenewer(Sender sender, Duration length) {
        this.sender = sender;
        this.length = length;
        this.period = length.dividedBy(BEATS_A_LEASE);
    }

    Sender sender() {
        return sender;
    }

    /**
     * Creates a queue and keeps its lease until it is closed.
     *
     * @param store where the queue is
     * @param service the service whose messages it has
     * @param lost receives messages that another node had taken and that are this one's now, to be answered, to be given
     *     back to the queue, or to be done with; must not block
     * @return the queue
     */
    public JobQueue queue(Shard store, String service, Consumer<List<QueuedMessage>> lost) {
        AtLeastOnceQueue queue = new AtLeastOnceQueue(store, service, length, this, lost);
        queues.add(queue);
        wakeUp.release();
        return queue;
    }

    void release(AtLeastOnceQueue queue) {
        queues.remove(queue);
    }

    @Override
    public void run() {
        boolean interrupted = false;
        while (!closed) {
            // Others would take over what still runs here: only closing ends this.
            interrupted |= Thread.interrupted();
            long pause = RETRY_MILLIS;
            try {
                pause = keep();
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "could not keep the leases of this node", e);
            }
            try {
                if (wakeUp.tryAcquire(pause, TimeUnit.MILLISECONDS)) {
                    wakeUp.drainPermits();
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives a sign of life for each queue; returns after how many milliseconds the next one is due. */
    private long keep() {
        List<AtLeastOnceQueue> current = List.copyOf(queues);
        long sent = System.nanoTime();
        List<RawCommand> beats =
                current.stream().map(queue -> queue.lease().beat()).toList();
        List<CommandResult> answers = sender.sendAll(beats, period);
        long pause = period.toMillis();
        Map<AtLeastOnceQueue, Lease.Standing> renewed = new LinkedHashMap<>();
        for (int i = 0; i < current.size(); i++) {
            CommandResult answer = answers.get(i);
            if (answer.failure() != null) {
                LOG.log(Level.DEBUG, "could not renew a lease", answer.failure());
                pause = Math.min(pause, RETRY_MILLIS);
            } else {
                Lease.Standing standing = current.get(i).lease().renewed(answer.value(), sent);
                renewed.put(current.get(i), standing);
                pause = Math.min(pause, standing.untilNext() + 1);
            }
        }
        renewed.forEach(AtLeastOnceQueue::tend);
        return pause;
    }

    /** Ends {@link #run}. */
    @Override
    public void close() {
        closed = true;
        wakeUp.release();
    }
}
