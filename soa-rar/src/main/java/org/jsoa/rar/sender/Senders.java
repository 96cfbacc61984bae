/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.sender;

import java.io.Closeable;
import java.util.List;
import org.jsoa.rar.topology.Cluster;
import org.jsoa.rar.topology.MasterLocator;
import org.jsoa.rar.topology.Ring;
import org.jsoa.rar.topology.Shard;

/** What sends to the places of a ring: for each one sender, which everybody shares and which connects when first used. */
public final class Senders implements Closeable {

    private final Ring ring;
    private final List<Sender> senders;

    /**
     * Creates the senders.
     *
     * @param ring the places
     */
    public Senders(Ring ring) {
        this.ring = ring;
        this.senders = ring.stores().stream().map(Senders::newSender).toList();
    }

    private static Sender newSender(Shard shard) {
        return shard instanceof Cluster cluster
                ? new ClusterSender(cluster)
                : new PipelinedSender((MasterLocator) shard);
    }

    /**
     * Returns what sends to the place of a list that is at one place only, such as a reply list.
     *
     * @param key the whole name of the list
     * @return the sender
     */
    public Sender to(String key) {
        return senders.get(ring.indexOf(key));
    }

    /**
     * Returns the senders to all places of the ring.
     *
     * @return one for each, in order
     */
    public List<Sender> all() {
        return senders;
    }

    /** Returns what sends to a place, by its number in the ring. */
    public Sender get(int index) {
        return senders.get(index);
    }

    /**
     * Returns what must be run, each on a thread of its own, for nobody to wait longer than it said. They end when this is
     * closed.
     *
     * @return the loops
     */
    public List<Runnable> attendants() {
        return senders.stream().flatMap(sender -> sender.attendants().stream()).toList();
    }

    /** Ends exchanges with Redis that take longer than somebody waits. To be called now and then; never blocks. */
    public void endOverdue() {
        long now = System.nanoTime();
        // Done all the time: an index, unlike an iterator or a lambda, is not allocated.
        for (int i = 0; i < senders.size(); i++) {
            senders.get(i).endOverdue(now);
        }
    }

    @Override
    public void close() {
        senders.forEach(Sender::close);
    }
}
