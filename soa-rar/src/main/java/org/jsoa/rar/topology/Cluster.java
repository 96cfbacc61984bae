/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.topology;

import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.util.List;
import java.util.stream.Collectors;
import org.jsoa.rar.connection.ConnectionOptions;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.connection.RedisException;
import redis.clients.jedis.util.JedisClusterCRC16;

/** A Redis Cluster. What it knows of slots and their masters, its nodes tell it; any of them does. */
public final class Cluster implements Shard {

    private final List<RedisAddress> seeds;
    private final ConnectionOptions access;
    private final SlotTable slots;

    /** Creates a cluster, to be found by any of its nodes that are named here. */
    public Cluster(List<RedisAddress> seeds) {
        this.seeds = List.copyOf(seeds);
        this.access = seeds.get(0).access();
        this.slots = new SlotTable(seeds);
    }

    public static int slot(byte[] key) {
        return JedisClusterCRC16.getSlot(key);
    }

    /** Tells whether {@link #owner} has an answer without asking the nodes. */
    public boolean knows(int slot) {
        return slots.owner(slot) != null;
    }

    /** Tells whether another node was last heard to have a slot. */
    boolean hasLeft(int slot, RedisAddress server) {
        RedisAddress owner = slots.owner(slot);
        return owner != null && !owner.equals(server);
    }

    /** Returns the master of a slot, as was last heard. */
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

    /** Takes note of what a node says that has a slot no more; returns the new master. */
    public RedisAddress moved(int slot, String host, int port) {
        RedisAddress owner = node(host, port);
        slots.moved(slot, owner);
        return owner;
    }

    /** Returns a node that the cluster told us to ask. */
    public RedisAddress node(String host, int port) {
        return new RedisAddress(host, port, access);
    }

    /** Tells whether {@link #read} would ask the nodes now, and not just say what it has heard a moment ago. */
    public boolean mayBeRead() {
        return slots.mayBeRead();
    }

    /** Asks the nodes which slots they have, unless another thread has just done so. */
    public void read() throws RedisException.NotSent {
        slots.refresh();
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
