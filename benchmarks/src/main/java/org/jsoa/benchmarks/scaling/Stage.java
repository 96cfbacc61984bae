/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.scaling;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoa.benchmarks.child.PartSettings;
import org.jsoa.benchmarks.contestant.Ground;
import org.jsoa.benchmarks.contestant.Node;
import org.jsoa.benchmarks.control.Compilers;
import org.jsoa.benchmarks.load.LoadResult;
import org.jsoa.benchmarks.load.LoadSpec;
import org.jsoa.benchmarks.process.RedisServer;
import org.jsoa.benchmarks.transport.TransportClient;
import org.jsoa.benchmarks.transport.TransportServer;

/** The processes of one step. */
final class Stage implements AutoCloseable {

    private static final Duration SOME_CALLS = Duration.ofMillis(200);

    private final List<RedisServer> shards = new ArrayList<>();
    private final List<Node> servers = new ArrayList<>();
    private final List<Node> clients = new ArrayList<>();
    private final Ground ground;
    private final Setup setup;

    private Stage(Ground ground, Setup setup) {
        this.ground = ground;
        this.setup = setup;
    }

    static Stage of(Ground ground, Setup setup) throws IOException, InterruptedException {
        Stage stage = new Stage(ground, setup);
        try {
            stage.start();
            return stage;
        } catch (IOException | InterruptedException e) {
            stage.close();
            throw e;
        }
    }

    private void start() throws IOException, InterruptedException {
        for (int i = 0; i < setup.shards(); i++) {
            shards.add(ground.startRedis("scaling-redis-" + i));
        }
        for (int i = 0; i < setup.instances(); i++) {
            servers.add(ground.node("scaling-server-" + i, TransportServer.class, settings()));
        }
    }

    private PartSettings settings() {
        List<Integer> ports = shards.stream().map(RedisServer::port).toList();
        return new PartSettings(ports, 0, setup.workers(), setup.variant().text());
    }

    /** Makes a load, first to warm up until hardly anything is left to compile, and then for real. */
    LoadResult load(int callers, Duration duration) throws IOException {
        Node client = startClient();
        LoadSpec spec = LoadSpec.closed(callers, 16, duration);
        client.control().open(spec);
        compilers(client).warmUp(duration, () -> client.control().load(spec));
        LoadResult result = client.control().load(spec);
        client.control().closeCallers();
        return result;
    }

    /** Starts clients that call, and then neither call nor have anybody to call. */
    void leaveClientsAlone(int amount) throws IOException {
        for (int i = 0; i < amount; i++) {
            Node client = startClient();
            LoadSpec spec = LoadSpec.closed(1, 16, SOME_CALLS);
            client.control().open(spec);
            client.control().load(spec);
            client.control().closeCallers();
        }
        servers.forEach(server -> server.child().stop());
        servers.clear();
    }

    private Node startClient() throws IOException {
        Node client = ground.node("scaling-client-" + clients.size(), TransportClient.class, settings());
        clients.add(client);
        return client;
    }

    private Compilers compilers(Node client) {
        return new Compilers(Stream.concat(Stream.of(client), servers.stream())
                .map(Node::control)
                .toList());
    }

    /** Returns how many commands all Redis servers have run so far. */
    long commands() {
        return shards.stream().mapToLong(shard -> shard.work().commands()).sum();
    }

    /** Returns the processor time that servers and clients have used so far. */
    Duration cpu() {
        return Stream.concat(servers.stream(), clients.stream())
                .map(node -> node.child().cpu())
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() {
        clients.forEach(client -> client.child().stop());
        servers.forEach(server -> server.child().stop());
        shards.forEach(shard -> shard.child().stop());
    }
}
