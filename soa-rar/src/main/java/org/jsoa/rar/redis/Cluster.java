/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import static org.jsoa.rar.redis.RedisLink.bytes;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisClusterCRC16;

/** A Redis Cluster. What it knows of slots and their masters, its nodes tell it; any of them does. */
final class Cluster implements RedisStore {

    private static final int SLOTS = 16_384;

    /** There are others to ask. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final AtomicReferenceArray<RedisSettings> owners = new AtomicReferenceArray<>(SLOTS);
    private final List<RedisSettings> seeds;
    private final RedisAccess access;
    private volatile int reading;

    /** Creates a cluster, to be found by any of its nodes that are named here. */
    Cluster(List<RedisSettings> seeds) {
        this.seeds = List.copyOf(seeds);
        this.access = seeds.get(0).access();
    }

    static int slot(byte[] key) {
        return JedisClusterCRC16.getSlot(key);
    }

    /** Tells whether {@link #owner} has an answer without asking the nodes. */
    boolean knows(int slot) {
        return owners.get(slot) != null;
    }

    /** Returns the master of a slot, as was last heard. */
    RedisSettings owner(int slot) throws RedisException.NotSent {
        if (owners.get(slot) == null) {
            read(reading);
        }
        RedisSettings owner = owners.get(slot);
        if (owner == null) {
            throw new RedisException.NotSent("no node of the cluster has slot " + slot, null);
        }
        return owner;
    }

    /** Takes note of what a node says that has a slot no more; returns the new master. */
    RedisSettings moved(int slot, String host, int port) {
        RedisSettings owner = new RedisSettings(host, port, access);
        owners.set(slot, owner);
        return owner;
    }

    /** Returns a node that the cluster told us to ask. */
    RedisSettings node(String host, int port) {
        return new RedisSettings(host, port, access);
    }

    /** Asks the nodes which slots they have, unless another thread did so meanwhile. */
    void read() throws RedisException.NotSent {
        read(reading);
    }

    private synchronized void read(int seen) throws RedisException.NotSent {
        if (reading != seen) {
            return;
        }
        List<String> failures = new ArrayList<>();
        for (RedisSettings node : known()) {
            try {
                ask(node);
                reading++;
                return;
            } catch (JedisException e) {
                failures.add(node.address() + ": " + Reason.of(e));
            }
        }
        throw new RedisException.NotSent("no node of the cluster answers; " + String.join("; ", failures), null);
    }

    private Set<RedisSettings> known() {
        Set<RedisSettings> known = new LinkedHashSet<>(seeds);
        for (int slot = 0; slot < SLOTS; slot++) {
            if (owners.get(slot) != null) {
                known.add(owners.get(slot));
            }
        }
        return known;
    }

    private void ask(RedisSettings node) {
        RedisSettings hurried = node.withTimeouts(access.timeouts().atMost(PATIENCE));
        try (RedisLink link =
                RedisLink.open(hurried, hurried.access().timeouts().answer())) {
            link.write(Command.CLUSTER, bytes("SLOTS"));
            RedisSettings[] found = new RedisSettings[SLOTS];
            ((List<?>) link.read()).forEach(range -> fill(found, (List<?>) range, node));
            for (int slot = 0; slot < SLOTS; slot++) {
                owners.set(slot, found[slot]);
            }
        }
    }

    private void fill(RedisSettings[] found, List<?> range, RedisSettings asked) {
        List<?> master = (List<?>) range.get(2);
        String host = master.get(0) == null ? "" : new String((byte[]) master.get(0), StandardCharsets.UTF_8);
        int port = Math.toIntExact((Long) master.get(1));
        // A node that does not know its own address is where it was asked.
        RedisSettings owner = new RedisSettings(host.isEmpty() ? asked.host() : host, port, access);
        Arrays.fill(found, number(range.get(0)), number(range.get(1)) + 1, owner);
    }

    private static int number(Object answer) {
        return Math.toIntExact((Long) Objects.requireNonNull(answer));
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
