/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import static org.jsoa.rar.redis.RedisLink.bytes;

import java.util.List;
import java.util.stream.Collectors;
import redis.clients.jedis.util.JedisClusterCRC16;

/** A Redis Cluster. What it knows of slots and their masters, its nodes tell it; any of them does. */
final class Cluster implements RedisStore {

    private final List<RedisSettings> seeds;
    private final RedisAccess access;
    private final SlotTable slots;

    /** Creates a cluster, to be found by any of its nodes that are named here. */
    Cluster(List<RedisSettings> seeds) {
        this.seeds = List.copyOf(seeds);
        this.access = seeds.get(0).access();
        this.slots = new SlotTable(seeds);
    }

    static int slot(byte[] key) {
        return JedisClusterCRC16.getSlot(key);
    }

    /** Tells whether {@link #owner} has an answer without asking the nodes. */
    boolean knows(int slot) {
        return slots.owner(slot) != null;
    }

    /** Tells whether another node was last heard to have a slot. */
    boolean hasLeft(int slot, RedisSettings server) {
        RedisSettings owner = slots.owner(slot);
        return owner != null && !owner.equals(server);
    }

    /** Returns the master of a slot, as was last heard. */
    RedisSettings owner(int slot) throws RedisException.NotSent {
        if (slots.owner(slot) == null) {
            slots.refresh();
        }
        RedisSettings owner = slots.owner(slot);
        if (owner == null) {
            throw new RedisException.NotSent("no node of the cluster has slot " + slot, null);
        }
        return owner;
    }

    /** Takes note of what a node says that has a slot no more; returns the new master. */
    RedisSettings moved(int slot, String host, int port) {
        RedisSettings owner = node(host, port);
        slots.moved(slot, owner);
        return owner;
    }

    /** Returns a node that the cluster told us to ask. */
    RedisSettings node(String host, int port) {
        return new RedisSettings(host, port, access);
    }

    /** Tells whether {@link #read} would ask the nodes now, and not just say what it has heard a moment ago. */
    boolean mayBeRead() {
        return slots.mayBeRead();
    }

    /** Asks the nodes which slots they have, unless another thread has just done so. */
    void read() throws RedisException.NotSent {
        slots.refresh();
    }

    @Override
    public RedisMaster masterOf(String key) {
        return new SlotMaster(this, slot(bytes(key)));
    }

    @Override
    public Sender newSender() {
        return new ClusterSender(this);
    }

    @Override
    public RedisAccess.Timeouts timeouts() {
        return access.timeouts();
    }

    @Override
    public String name() {
        return "the cluster of " + seeds.stream().map(RedisSettings::address).collect(Collectors.joining(", "));
    }
}
