/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.sender;

import java.io.Closeable;
import java.time.InstantSource;
import java.util.List;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.supervision.SupervisedTask;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.rar.topology.Cluster;
import org.jsoa.rar.topology.MasterLocator;
import org.jsoa.rar.topology.Ring;
import org.jsoa.rar.topology.Shard;

/**
 * The senders to the shards of a ring: one for each, which all threads share and which connects when it is first used.
 *
 * @since 0.1
 */
public final class Senders implements Closeable {

    private final Ring ring;
    private final MonotonicClock clock;
    private final List<Sender> senders;

    /**
     * Creates the senders.
     *
     * @param ring the shards
     * @param clock measures deadlines
     * @param wallClock is compared with the clock of each Redis
     */
    public Senders(Ring ring, MonotonicClock clock, InstantSource wallClock) {
        this(ring, clock, wallClock, RedisConnection::open);
    }

    /**
     * Creates senders that use connections of a given kind.
     *
     * @param ring the shards
     * @param clock measures deadlines
     * @param wallClock is compared with the clock of each Redis
     * @param connector makes the connections
     */
    public Senders(Ring ring, MonotonicClock clock, InstantSource wallClock, RedisConnection.Connector connector) {
        this.ring = ring;
        this.clock = clock;
        this.senders = ring.shards().stream()
                .map(shard -> sender(shard, clock, wallClock, connector))
                .toList();
    }

    private static Sender sender(
            Shard shard, MonotonicClock clock, InstantSource wallClock, RedisConnection.Connector connector) {
        return shard instanceof Cluster cluster
                ? new ClusterSender(cluster, clock, wallClock, connector)
                : new PipelinedSender((MasterLocator) shard, new BackgroundSender(), clock, wallClock, connector);
    }

    /**
     * Returns the sender to the shard of a list that is on one shard only, such as a reply list.
     *
     * @param key the whole name of the list
     * @return the sender
     */
    public Sender to(String key) {
        return senders.get(ring.indexOf(key));
    }

    /**
     * Returns the senders to all shards of the ring.
     *
     * @return one for each shard, in order
     */
    public List<Sender> all() {
        return senders;
    }

    /**
     * Returns the sender to a shard.
     *
     * @param index the number of the shard in the ring
     * @return the sender
     */
    public Sender get(int index) {
        return senders.get(index);
    }

    /**
     * Returns the loops that wait for Redis in place of threads with less patience. Each must be run on a thread of its own.
     * They end when this is closed.
     *
     * @return the loops
     */
    public List<SupervisedTask> backgroundTasks() {
        return senders.stream()
                .flatMap(sender -> sender.backgroundTasks().stream())
                .toList();
    }

    /** Ends exchanges with Redis that have passed their limits. To be called several times a second; never blocks. */
    public void endOverdue() {
        long now = clock.nanoTime();
        // Called often: an index, unlike an iterator or a lambda, is not allocated.
        for (int i = 0; i < senders.size(); i++) {
            senders.get(i).endOverdue(now);
        }
    }

    @Override
    public void close() {
        senders.forEach(Sender::close);
    }
}
