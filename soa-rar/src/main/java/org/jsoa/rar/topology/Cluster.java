/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.topology;

import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.util.List;
import java.util.stream.Collectors;
import org.jsoa.rar.connection.ConnectionOptions;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.time.MonotonicClock;
import redis.clients.jedis.util.JedisClusterCRC16;

/**
 * A Redis Cluster. Each node knows the masters of all slots.
 *
 * @since 0.1
 */
public final class Cluster implements Shard {

    private final List<RedisAddress> seeds;
    private final ConnectionOptions access;
    private final SlotTable slots;
    private final OutageLog outages;

    /**
     * Creates a cluster that is not contacted yet.
     *
     * @param seeds some of its nodes, at least one, all with the same options
     * @param clock measures how often the nodes are asked
     */
    public Cluster(List<RedisAddress> seeds, MonotonicClock clock) {
        this.seeds = List.copyOf(seeds);
        this.access = seeds.get(0).access();
        this.slots = new SlotTable(seeds, clock);
        this.outages = new OutageLog(name());
    }

    /**
     * Returns the slot of a key.
     *
     * @param key the key
     * @return the slot, 0 to 16383
     */
    public static int slot(byte[] key) {
        return JedisClusterCRC16.getSlot(key);
    }

    /**
     * Returns whether {@link #owner} returns without asking the nodes.
     *
     * @param slot the slot
     * @return whether its master is known
     */
    public boolean knows(int slot) {
        return slots.owner(slot) != null;
    }

    /** Returns whether another node was last reported as the owner of a slot. */
    boolean hasLeft(int slot, RedisAddress server) {
        RedisAddress owner = slots.owner(slot);
        return owner != null && !owner.equals(server);
    }

    /**
     * Returns the master of a slot, and asks the nodes for it if necessary.
     *
     * @param slot the slot
     * @return the master as last reported
     * @throws RedisException.NotSent if no node has the slot, or none responds
     */
    public RedisAddress owner(int slot) throws RedisException.NotSent {
        if (slots.owner(slot) == null) {
            slots.refresh();
        }
        RedisAddress owner = slots.owner(slot);
        if (owner == null) {
            throw new RedisException.NotSent("no node of the cluster has slot " + slot, null);
        }
        return owner;
    }

    /**
     * Records the new owner of a slot that the old one names.
     *
     * @param slot the slot
     * @param host the host of the new owner
     * @param port its port
     * @return the new owner
     */
    public RedisAddress moved(int slot, String host, int port) {
        RedisAddress owner = node(host, port);
        slots.moved(slot, owner);
        return owner;
    }

    /**
     * Returns the address of a node.
     *
     * @param host its host
     * @param port its port
     * @return the address, with the options of the cluster
     */
    public RedisAddress node(String host, int port) {
        return new RedisAddress(host, port, access);
    }

    /**
     * Returns whether {@link #read} would ask the nodes.
     *
     * @return false for some time after the last reading
     */
    public boolean mayBeRead() {
        return slots.mayBeRead();
    }

    /**
     * Asks the nodes which slots they have, unless they were asked recently.
     *
     * @throws RedisException.NotSent if no node responded when last asked
     */
    public void read() throws RedisException.NotSent {
        slots.refresh();
    }

    /** Returns the log that all connections for slots share. */
    OutageLog outages() {
        return outages;
    }

    @Override
    public MasterLocator masterOf(String key) {
        return new SlotLocator(this, slot(bytes(key)));
    }

    @Override
    public ConnectionOptions.Timeouts timeouts() {
        return access.timeouts();
    }

    @Override
    public String name() {
        return "the cluster of " + seeds.stream().map(RedisAddress::address).collect(Collectors.joining(", "));
    }
}
