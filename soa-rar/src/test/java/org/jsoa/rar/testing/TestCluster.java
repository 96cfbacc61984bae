/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.params.MigrateParams;
import redis.clients.jedis.util.JedisClusterCRC16;

/** A Redis Cluster of three masters, which share the slots evenly; each may have a replica. */
public final class TestCluster implements AutoCloseable {

    private static final int SLOTS = 16_384;
    private static final int MASTERS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<RedisProcess> nodes = new ArrayList<>();

    /** Starts one without replicas. */
    public TestCluster(Path directory) throws IOException {
        this(directory, MASTERS);
    }

    private TestCluster(Path directory, int size) throws IOException {
        for (int i = 0; i < size; i++) {
            nodes.add(RedisProcess.clusterNode(directory));
        }
        for (int i = 0; i < size; i++) {
            try (Jedis client = nodes.get(i).client()) {
                if (i < MASTERS) {
                    client.clusterAddSlots(IntStream.range(SLOTS * i / MASTERS, SLOTS * (i + 1) / MASTERS)
                            .toArray());
                }
                client.clusterMeet("127.0.0.1", nodes.get((i + 1) % size).port());
            }
        }
        await().atMost(PATIENCE).until(() -> nodes.stream().allMatch(this::isWhole));
    }

    /** Starts one whose masters have a replica each. */
    public static TestCluster withReplicas(Path directory) throws IOException {
        TestCluster cluster = new TestCluster(directory, 2 * MASTERS);
        for (int i = 0; i < MASTERS; i++) {
            try (Jedis master = cluster.nodes.get(i).client();
                    Jedis replica = cluster.nodes.get(MASTERS + i).client()) {
                replica.clusterReplicate(master.clusterMyId());
            }
        }
        List<RedisProcess> masters = cluster.nodes.subList(0, MASTERS);
        await().atMost(PATIENCE).until(() -> masters.stream().allMatch(TestCluster::hasReplica));
        return cluster;
    }

    private boolean isWhole(RedisProcess node) {
        try (Jedis client = node.client()) {
            String info = client.clusterInfo();
            return info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:" + nodes.size());
        }
    }

    private static boolean hasReplica(RedisProcess master) {
        try (Jedis client = master.client()) {
            return client.info("replication").contains("state=online");
        }
    }

    /** Returns the URLs of all nodes, with commas between. */
    public String urls() {
        return nodes.stream().map(RedisProcess::url).collect(Collectors.joining(","));
    }

    /** Returns the URL of one node. */
    public String url() {
        return nodes.get(0).url();
    }

    /** Returns the nodes that have not been killed. */
    public List<RedisProcess> living() {
        return nodes.stream().filter(RedisProcess::isAlive).toList();
    }

    /** Returns the node that has a list now. */
    public RedisProcess owner(String key) {
        int slot = JedisClusterCRC16.getSlot(key);
        try (Jedis client = living().get(0).client()) {
            for (Object range : (List<?>) client.sendCommand(Command.CLUSTER, "SLOTS")) {
                List<?> parts = (List<?>) range;
                if ((Long) parts.get(0) <= slot && slot <= (Long) parts.get(1)) {
                    long port = (Long) ((List<?>) parts.get(2)).get(1);
                    return nodes.stream()
                            .filter(node -> node.port() == port)
                            .findFirst()
                            .orElseThrow();
                }
            }
        }
        throw new IllegalStateException("nobody has slot " + slot);
    }

    /** Begins to move the slot of a list to another node, which is returned: new lists of the slot are made there. */
    public RedisProcess beginMove(String key) {
        int slot = JedisClusterCRC16.getSlot(key);
        RedisProcess from = owner(key);
        RedisProcess to =
                nodes.stream().filter(node -> node != from).findFirst().orElseThrow();
        try (Jedis source = from.client();
                Jedis target = to.client()) {
            target.clusterSetSlotImporting(slot, source.clusterMyId());
            source.clusterSetSlotMigrating(slot, target.clusterMyId());
        }
        return to;
    }

    /** Moves what is in the slot, and the slot itself. */
    public void endMove(String key, RedisProcess to) {
        int slot = JedisClusterCRC16.getSlot(key);
        try (Jedis source = owner(key).client();
                Jedis target = to.client()) {
            String[] keys = source.clusterGetKeysInSlot(slot, 1_000).toArray(String[]::new);
            if (keys.length > 0) {
                source.migrate("127.0.0.1", to.port(), 5_000, new MigrateParams(), keys);
            }
            String id = target.clusterMyId();
            target.clusterSetSlotNode(slot, id);
            source.clusterSetSlotNode(slot, id);
        }
    }

    @Override
    public void close() {
        nodes.forEach(RedisProcess::close);
    }
}
