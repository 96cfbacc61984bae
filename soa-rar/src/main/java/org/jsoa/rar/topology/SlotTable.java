/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.topology;

import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jsoa.rar.connection.BackOff;
import org.jsoa.rar.connection.ConnectionOptions;
import org.jsoa.rar.connection.FailureMessages;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Which node of a cluster has which slot, as the nodes tell. They are asked by one thread at a time, and the more seldom the
 * longer they say nothing new: when a node is lost, every call to its slots wants to know where they are now.
 */
final class SlotTable {

    static final int SLOTS = 16_384;

    /** There are others to ask. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Calls are to go on soon after a replica has taken over. */
    private static final BackOff AFTER_NEWS = new BackOff(Duration.ofMillis(50), Duration.ofMillis(500));

    /** While the nodes are asked nobody is to queue up for that. */
    private static final long FAR_OFF_NANOS = Duration.ofDays(1).toNanos();

    private final AtomicReferenceArray<RedisAddress> owners = new AtomicReferenceArray<>(SLOTS);
    private final List<RedisAddress> seeds;
    private final ConnectionOptions access;
    private BackOff backOff = AFTER_NEWS;
    private volatile long nextReading = System.nanoTime();

    /** The node to ask first: the one that answered last, unless it had nothing new to say. */
    private RedisAddress first;

    /** Why the last reading failed, or null. */
    private String failure;

    /** Creates a table that knows nothing but some nodes. */
    SlotTable(List<RedisAddress> seeds) {
        this.seeds = List.copyOf(seeds);
        this.access = seeds.get(0).access();
        this.first = seeds.get(0);
    }

    /** Returns the master of a slot as was last heard, or null. */
    RedisAddress owner(int slot) {
        return owners.get(slot);
    }

    /** Takes note of what a node said that has a slot no more. */
    void moved(int slot, RedisAddress owner) {
        owners.set(slot, owner);
    }

    /** Tells whether {@link #refresh} would ask the nodes, and so take its time. */
    boolean mayBeRead() {
        return System.nanoTime() - nextReading >= 0;
    }

    /**
     * Asks the nodes which slots they have, unless somebody has just done so.
     *
     * @throws RedisException.NotSent if no node answered the last time
     */
    synchronized void refresh() throws RedisException.NotSent {
        if (mayBeRead()) {
            nextReading = System.nanoTime() + FAR_OFF_NANOS;
            try {
                backOff = read() ? AFTER_NEWS : backOff;
            } finally {
                nextReading = System.nanoTime() + backOff.pause().toNanos();
                backOff = backOff.next();
            }
        }
        if (failure != null) {
            throw new RedisException.NotSent(failure, null);
        }
    }

    /** Returns whether something was learnt. */
    private boolean read() {
        List<RedisAddress> nodes = known();
        int start = Math.max(0, nodes.indexOf(first));
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            RedisAddress node = nodes.get((start + i) % nodes.size());
            try {
                boolean news = learn(ask(node));
                // One that is cut off from the others would never learn of a failover.
                first = news ? node : nodes.get((start + i + 1) % nodes.size());
                failure = null;
                return news;
            } catch (JedisException e) {
                failures.add(node.address() + ": " + FailureMessages.of(e));
            }
        }
        failure = "no node of the cluster answers; " + String.join("; ", failures);
        return false;
    }

    private List<RedisAddress> known() {
        Set<RedisAddress> known = new LinkedHashSet<>(seeds);
        for (int slot = 0; slot < SLOTS; slot++) {
            if (owners.get(slot) != null) {
                known.add(owners.get(slot));
            }
        }
        return List.copyOf(known);
    }

    private RedisAddress[] ask(RedisAddress node) {
        RedisAddress hurried = node.withTimeouts(access.timeouts().atMost(PATIENCE));
        try (RedisConnection link =
                RedisConnection.open(hurried, hurried.access().timeouts().answer())) {
            link.write(Command.CLUSTER, bytes("SLOTS"));
            RedisAddress[] found = new RedisAddress[SLOTS];
            ((List<?>) link.read()).forEach(range -> fill(found, (List<?>) range, node));
            return found;
        }
    }

    private void fill(RedisAddress[] found, List<?> range, RedisAddress asked) {
        List<?> master = (List<?>) range.get(2);
        String host = master.get(0) == null ? "" : new String((byte[]) master.get(0), StandardCharsets.UTF_8);
        int port = Math.toIntExact((Long) master.get(1));
        // A node that does not know its own address is where it was asked.
        RedisAddress owner = new RedisAddress(host.isEmpty() ? asked.host() : host, port, access);
        Arrays.fill(found, number(range.get(0)), number(range.get(1)) + 1, owner);
    }

    private static int number(Object answer) {
        return Math.toIntExact((Long) Objects.requireNonNull(answer));
    }

    private boolean learn(RedisAddress[] found) {
        boolean news = false;
        for (int slot = 0; slot < SLOTS; slot++) {
            news |= !Objects.equals(owners.getAndSet(slot, found[slot]), found[slot]);
        }
        return news;
    }
}
