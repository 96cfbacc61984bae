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
import org.jsoa.rar.log.ThrottledLog;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.supervision.SupervisedTask;
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
public final class LeaseRenewer implements SupervisedTask, Closeable {

    private static final int RENEWALS_PER_LEASE = 3;

    /** The pause after a failure. It is short because all leases must be renewed soon after an outage. */
    private static final long RETRY_MILLIS = 100;

    private static final Logger LOG = SafeLogger.of(LeaseRenewer.class);

    private final List<AtLeastOnceQueue> queues = new CopyOnWriteArrayList<>();
    private final Semaphore wakeUp = new Semaphore(0);
    private final Sender sender;
    private final Duration length;
    private final int largestMessage;
    private final Duration period;
    private final MonotonicClock clock;
    private final ThrottledLog failures;
    private volatile boolean closed;

    /**
     * Creates a renewer without queues.
     *
     * @param sender the sender to the shard of the queues
     * @param length after how long without a renewal a consumer counts as dead
     * @param largestMessage the size in bytes of the largest message that is taken
     * @param clock measures leases and back-offs
     */
    public LeaseRenewer(Sender sender, Duration length, int largestMessage, MonotonicClock clock) {
        this.sender = sender;
        this.largestMessage = largestMessage;
        this.length = length;
        this.period = length.dividedBy(RENEWALS_PER_LEASE);
        this.clock = clock;
        this.failures = new ThrottledLog(clock);
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
        LeaseKeys keys = new LeaseKeys(service, length, largestMessage);
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
            long pause = renew();
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

    /** The renewals were sent by the sender, which answers for its own connection. */
    @Override
    public void recover(Throwable failure) {}

    @Override
    public boolean isEnded() {
        return closed;
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
                pause = Math.min(pause, renewed(current.get(i), result, sent, renewed));
            }
        }
        renewed.forEach(this::maintain);
        return pause;
    }

    /** Records a renewal; returns after how many milliseconds the next one is due. */
    private long renewed(
            AtLeastOnceQueue queue, CommandResult result, long sent, Map<AtLeastOnceQueue, Lease.Standing> renewed) {
        try {
            Lease.Standing standing = queue.renewed(result.result(), sent);
            renewed.put(queue, standing);
            return standing.untilNext() + 1;
        } catch (RuntimeException | Error e) {
            failed("could not read the renewal of a lease", e);
            return RETRY_MILLIS;
        }
    }

    private void maintain(AtLeastOnceQueue queue, Lease.Standing standing) {
        try {
            queue.maintain(standing);
        } catch (RuntimeException | Error e) {
            // The leases of the other queues must be renewed in time.
            failed("could not take over messages", e);
        }
    }

    private void failed(String what, Throwable cause) {
        long count = failures.count();
        if (count > 0) {
            LOG.log(Level.ERROR, what + ", failure " + count + " since the last line", cause);
        }
    }

    /** Ends {@link #run}. */
    @Override
    public void close() {
        closed = true;
        wakeUp.release();
    }
}
