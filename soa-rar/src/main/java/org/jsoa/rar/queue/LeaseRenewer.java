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
import org.jsoa.rar.command.RedisCommand;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.rar.topology.ServiceKeys;
import org.jsoa.rar.topology.Shard;
import org.jsoa.untrusted.SafeLogger;

/**
 * Renews the leases of all queues of this node on one shard that deliver at least once, and takes over the messages of
 * consumers whose leases have ended. {@link #run} must run on a thread of its own while there are such queues.
 *
 * @since 0.1
 */
public final class LeaseRenewer implements Runnable, Closeable {

    private static final int RENEWALS_PER_LEASE = 3;

    /** The pause after a failure. It is short because all leases must be renewed soon after an outage. */
    private static final long RETRY_MILLIS = 100;

    private static final Logger LOG = SafeLogger.of(LeaseRenewer.class);

    private final List<AtLeastOnceQueue> queues = new CopyOnWriteArrayList<>();
    private final Semaphore wakeUp = new Semaphore(0);
    private final Sender sender;
    private final Duration length;
    private final Duration period;
    private final MonotonicClock clock;
    private volatile boolean closed;

    /**
     * Creates a renewer without queues.
     *
     * @param sender the sender to the shard of the queues
     * @param length after how long without a renewal a consumer counts as dead
     * @param clock measures leases and back-offs
     */
    public LeaseRenewer(Sender sender, Duration length, MonotonicClock clock) {
        this.sender = sender;
        this.length = length;
        this.period = length.dividedBy(RENEWALS_PER_LEASE);
        this.clock = clock;
    }

    /**
     * Creates a queue and renews its lease until it is closed.
     *
     * @param shard the shard of the queue
     * @param service the service whose messages it has
     * @param orphans receives messages of other consumers whose leases have ended. They are in flight for this node now,
     *     and must be responded to, requeued or acknowledged. Must not block.
     * @return the queue
     */
    public JobQueue queue(Shard shard, String service, Consumer<List<QueuedMessage>> orphans) {
        LeaseKeys keys = new LeaseKeys(service, length);
        LeaseCommands commands = new LeaseCommands(keys);
        AtLeastOnceQueue queue = new AtLeastOnceQueue(
                keys,
                new Lease(keys, length, clock),
                commands,
                new ListReader(shard, ServiceKeys.requests(service), commands, clock),
                sender,
                orphans);
        queues.add(queue);
        wakeUp.release();
        return queue;
    }

    @Override
    public void run() {
        boolean interrupted = false;
        while (!closed) {
            // Other nodes would take over jobs that still run here. Therefore only a close ends the loop.
            interrupted |= Thread.interrupted();
            long pause = RETRY_MILLIS;
            try {
                pause = renew();
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "could not renew the leases of this node", e);
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

    /** Renews the lease of each queue; returns after how many milliseconds the next renewal is due. */
    private long renew() {
        queues.removeIf(AtLeastOnceQueue::isClosed);
        List<AtLeastOnceQueue> current = List.copyOf(queues);
        long sent = clock.nanoTime();
        List<RedisCommand> renewals =
                current.stream().map(AtLeastOnceQueue::renewal).toList();
        List<CommandResult> results = sender.sendAll(renewals, period);
        long pause = period.toMillis();
        Map<AtLeastOnceQueue, Lease.Standing> renewed = new LinkedHashMap<>();
        for (int i = 0; i < current.size(); i++) {
            CommandResult result = results.get(i);
            if (result.failure() != null) {
                LOG.log(Level.DEBUG, "could not renew a lease", result.failure());
                pause = Math.min(pause, RETRY_MILLIS);
            } else {
                Lease.Standing standing = current.get(i).renewed(result.result(), sent);
                renewed.put(current.get(i), standing);
                pause = Math.min(pause, standing.untilNext() + 1);
            }
        }
        renewed.forEach(AtLeastOnceQueue::maintain);
        return pause;
    }

    /** Ends {@link #run}. */
    @Override
    public void close() {
        closed = true;
        wakeUp.release();
    }
}
