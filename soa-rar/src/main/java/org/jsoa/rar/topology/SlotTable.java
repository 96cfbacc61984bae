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
import org.jsoa.rar.connection.ConnectionOptions;
import org.jsoa.rar.connection.FailureMessages;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.time.BackOff;
import org.jsoa.rar.time.MonotonicClock;
import redis.clients.jedis.Protocol.Command;

/**
 * The owner of each slot of a cluster, as its nodes report. One thread at a time asks them. The interval grows while the
 * nodes report no change. After the loss of a node every command for its slots asks for the new owner.
 */
final class SlotTable {

    static final int SLOTS = 16_384;

    /** Short, because other nodes can be asked. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Short at first, because commands must continue soon after a failover. */
    private static final BackOff AFTER_NEWS = new BackOff(Duration.ofMillis(50), Duration.ofMillis(500));

    /** The next reading while one is in progress. No other thread must wait for it. */
    private static final long FAR_OFF_NANOS = Duration.ofDays(1).toNanos();

    private final AtomicReferenceArray<RedisAddress> owners = new AtomicReferenceArray<>(SLOTS);
    private final List<RedisAddress> seeds;
    private final ConnectionOptions access;
    private BackOff backOff = AFTER_NEWS;
    private final MonotonicClock clock;
    private volatile long nextReading;

    /** The node to ask first: the one that responded last, unless it reported no change. */
    private RedisAddress first;

    /** Why the last reading failed, or null. */
    private String failure;

    /** Creates an empty table. The seeds are the nodes to ask first. */
    SlotTable(List<RedisAddress> seeds, MonotonicClock clock) {
        this.clock = clock;
        this.nextReading = clock.nanoTime();
        this.seeds = List.copyOf(seeds);
        this.access = seeds.get(0).access();
        this.first = seeds.get(0);
    }

    /** Returns the master of a slot as last reported, or null. */
    RedisAddress owner(int slot) {
        return owners.get(slot);
    }

    /** Records the new owner that the old one names. */
    void moved(int slot, RedisAddress owner) {
        owners.set(slot, owner);
    }

    /** Returns whether {@link #refresh} would ask the nodes, which takes time. */
    boolean mayBeRead() {
        return clock.nanoTime() - nextReading >= 0;
    }

    /**
     * Asks the nodes which slots they have, unless they were asked recently.
     *
     * @throws RedisException.NotSent if no node responded when last asked
     */
    synchronized void refresh() throws RedisException.NotSent {
        if (mayBeRead()) {
            nextReading = clock.nanoTime() + FAR_OFF_NANOS;
            try {
                backOff = read() ? AFTER_NEWS : backOff;
            } finally {
                nextReading = clock.nanoTime() + backOff.pause().toNanos();
                backOff = backOff.next();
            }
        }
        if (failure != null) {
            throw new RedisException.NotSent(failure, null);
        }
    }

    /** Returns whether the nodes reported a change. */
    private boolean read() {
        List<RedisAddress> nodes = known();
        int start = Math.max(0, nodes.indexOf(first));
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            RedisAddress node = nodes.get((start + i) % nodes.size());
            try {
                boolean news = learn(ask(node));
                // A node that is cut off from the others never learns of a failover.
                first = news ? node : nodes.get((start + i + 1) % nodes.size());
                failure = null;
                return news;
            } catch (RuntimeException e) {
                // The response of a server that is no node of a cluster may have any form.
                failures.add(node.address() + ": " + FailureMessages.of(e));
            }
        }
        failure = "no node of the cluster responds; " + String.join("; ", failures);
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
        RedisAddress impatient = node.withTimeouts(access.timeouts().atMost(PATIENCE));
        try (RedisConnection connection =
                RedisConnection.open(impatient, impatient.access().timeouts().response())) {
            connection.write(Command.CLUSTER, bytes("SLOTS"));
            RedisAddress[] found = new RedisAddress[SLOTS];
            ((List<?>) connection.read()).forEach(range -> fill(found, (List<?>) range, node));
            return found;
        }
    }

    private void fill(RedisAddress[] found, List<?> range, RedisAddress asked) {
        List<?> master = (List<?>) range.get(2);
        String host = master.get(0) == null ? "" : new String((byte[]) master.get(0), StandardCharsets.UTF_8);
        int port = Math.toIntExact((Long) master.get(1));
        // A node that does not know its own host is at the host that was asked.
        RedisAddress owner = new RedisAddress(host.isEmpty() ? asked.host() : host, port, access);
        Arrays.fill(found, number(range.get(0)), number(range.get(1)) + 1, owner);
    }

    private static int number(Object value) {
        return Math.toIntExact((Long) Objects.requireNonNull(value));
    }

    private boolean learn(RedisAddress[] found) {
        boolean news = false;
        for (int slot = 0; slot < SLOTS; slot++) {
            news |= !Objects.equals(owners.getAndSet(slot, found[slot]), found[slot]);
        }
        return news;
    }
}
