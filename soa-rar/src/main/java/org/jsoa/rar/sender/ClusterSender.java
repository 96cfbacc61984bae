/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.sender;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jsoa.rar.command.AskingCommand;
import org.jsoa.rar.command.CommandResult;
import org.jsoa.rar.command.PendingCommand;
import org.jsoa.rar.command.RedisCommand;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.supervision.SupervisedTask;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.rar.topology.Cluster;
import org.jsoa.rar.topology.FixedLocator;
import redis.clients.jedis.exceptions.JedisAskDataException;
import redis.clients.jedis.exceptions.JedisMovedDataException;
import redis.clients.jedis.exceptions.JedisRedirectionException;

/**
 * Sends commands to the nodes of a cluster, over one connection to each. The slot of a list decides which node gets the
 * command. A command that the node did not carry out, because the slot has moved or the node is gone, is sent once more to the
 * node that has the slot now.
 */
final class ClusterSender implements Sender {

    /** One node less than this number may hang before commands to other nodes are delayed. */
    private static final int BACKGROUND_THREADS = 3;

    private final Map<RedisAddress, PipelinedSender> nodes = new ConcurrentHashMap<>();
    private final BackgroundSender background = new BackgroundSender();
    private final Cluster cluster;
    private final MonotonicClock clock;
    private final InstantSource wallClock;
    private final RedisConnection.Connector connector;
    private volatile boolean closed;

    /**
     * Creates a sender that connects when it is first used.
     *
     * @param clock measures deadlines
     * @param wallClock is compared with the clocks of the nodes
     * @param connector makes the connections
     */
    ClusterSender(Cluster cluster, MonotonicClock clock, InstantSource wallClock, RedisConnection.Connector connector) {
        this.cluster = cluster;
        this.clock = clock;
        this.wallClock = wallClock;
        this.connector = connector;
    }

    @Override
    public Object send(RedisCommand command, Duration patience) throws RedisException {
        long deadline = clock.nanoTime() + patience.toNanos();
        RedisAddress owner = owner(command, deadline);
        try {
            return at(owner).send(command, left(deadline));
        } catch (RedisException.NotSent e) {
            return sendElsewhere(command, owner, e, deadline);
        }
    }

    /**
     * Waits for the result, unlike other senders: a node may refuse the command, and this thread must then send it to
     * another node.
     */
    @Override
    public void post(PendingCommand command, Duration patience) {
        RedisException failure = null;
        Object result = null;
        try {
            result = send(command.command(), patience);
        } catch (RedisException e) {
            failure = e;
        } catch (RuntimeException | Error e) {
            failure = new RedisException.ConnectionLost(e.toString(), e);
        }
        command.complete(failure, result);
        command.signal();
    }

    @Override
    public RedisException withdraw(PendingCommand command) {
        return command.failure();
    }

    /** Returns the node that has the slot. The nodes are asked only the first time. */
    private RedisAddress owner(RedisCommand command, long deadline) throws RedisException.NotSent {
        int slot = slot(command);
        return cluster.knows(slot) ? cluster.owner(slot) : background.ask(() -> cluster.owner(slot), left(deadline));
    }

    /** Returns the node that has the slot now, or had it recently. The nodes are not asked for each command that fails. */
    private RedisAddress latestOwner(int slot, long deadline) throws RedisException.NotSent {
        if (cluster.knows(slot) && !cluster.mayBeRead()) {
            return cluster.owner(slot);
        }
        return background.ask(
                () -> {
                    cluster.read();
                    return cluster.owner(slot);
                },
                left(deadline));
    }

    private static int slot(RedisCommand command) {
        return Cluster.slot(command.routingKey());
    }

    private Duration left(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - clock.nanoTime()));
    }

    private PipelinedSender at(RedisAddress node) throws RedisException.NotSent {
        PipelinedSender sender = nodes.computeIfAbsent(
                node, key -> new PipelinedSender(new FixedLocator(key), background, clock, wallClock, connector));
        if (closed) {
            sender.close();
            throw new RedisException.NotSent("the adapter is stopped", null);
        }
        return sender;
    }

    private Object sendElsewhere(
            RedisCommand command, RedisAddress tried, RedisException.NotSent failure, long deadline)
            throws RedisException {
        if (failure.getCause() instanceof JedisAskDataException ask) {
            return at(target(ask, tried)).send(new AskingCommand(command), left(deadline));
        }
        if (failure.getCause() instanceof JedisMovedDataException moved) {
            RedisAddress target = target(moved, tried);
            return at(cluster.moved(moved.getSlot(), target.host(), target.port()))
                    .send(command, left(deadline));
        }
        RedisAddress owner = latestOwner(slot(command), deadline);
        if (owner.equals(tried)) {
            throw failure;
        }
        return at(owner).send(command, left(deadline));
    }

    /** A redirection without a host names a node on the host of the node that redirects. */
    private RedisAddress target(JedisRedirectionException redirection, RedisAddress by) {
        String host = redirection.getTargetNode().getHost();
        return cluster.node(
                host.isEmpty() ? by.host() : host, redirection.getTargetNode().getPort());
    }

    @Override
    public List<CommandResult> sendAll(List<? extends RedisCommand> commands, Duration patience) {
        long deadline = clock.nanoTime() + patience.toNanos();
        CommandResult[] results = new CommandResult[commands.size()];
        Map<RedisAddress, List<Integer>> byOwner = new LinkedHashMap<>();
        for (int i = 0; i < results.length; i++) {
            try {
                byOwner.computeIfAbsent(owner(commands.get(i), deadline), owner -> new ArrayList<>())
                        .add(i);
            } catch (RedisException.NotSent e) {
                results[i] = new CommandResult(e, null);
            }
        }
        int left = byOwner.size();
        for (Map.Entry<RedisAddress, List<Integer>> node : byOwner.entrySet()) {
            // A node that hangs must leave time for the other nodes.
            long share = clock.nanoTime() + left(deadline).dividedBy(left).toNanos();
            sendAll(commands, node.getValue(), node.getKey(), results, share);
            left--;
        }
        return Arrays.asList(results);
    }

    private void sendAll(
            List<? extends RedisCommand> commands,
            List<Integer> indexes,
            RedisAddress owner,
            CommandResult[] results,
            long deadline) {
        List<? extends RedisCommand> some = indexes.stream().map(commands::get).toList();
        List<CommandResult> found;
        try {
            found = at(owner).sendAll(some, left(deadline));
        } catch (RedisException.NotSent e) {
            found = some.stream().map(command -> new CommandResult(e, null)).toList();
        }
        for (int i = 0; i < some.size(); i++) {
            results[indexes.get(i)] = found.get(i).failure() instanceof RedisException.NotSent failure
                    ? resultElsewhere(some.get(i), owner, failure, deadline)
                    : found.get(i);
        }
    }

    private CommandResult resultElsewhere(
            RedisCommand command, RedisAddress tried, RedisException.NotSent failure, long deadline) {
        try {
            return new CommandResult(null, sendElsewhere(command, tried, failure, deadline));
        } catch (RedisException e) {
            return new CommandResult(e, null);
        }
    }

    @Override
    public boolean hasOneServer() {
        return false;
    }

    /** Always true: each node is contacted when it is needed, and the cluster as a whole is never known to be down. */
    @Override
    public boolean isUp() {
        return true;
    }

    @Override
    public void connect() throws RedisException.NotSent {
        cluster.read();
    }

    @Override
    public List<SupervisedTask> backgroundTasks() {
        return Collections.nCopies(BACKGROUND_THREADS, background);
    }

    @Override
    public void endOverdue(long now) {
        nodes.values().forEach(node -> node.endOverdue(now));
    }

    @Override
    public void close() {
        closed = true;
        nodes.values().forEach(PipelinedSender::close);
        background.close();
    }
}
