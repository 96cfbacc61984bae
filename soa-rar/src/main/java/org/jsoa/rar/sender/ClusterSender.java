/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.sender;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jsoa.rar.command.AskingCommand;
import org.jsoa.rar.command.CommandCallback;
import org.jsoa.rar.command.CommandResult;
import org.jsoa.rar.command.RedisCommand;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.topology.Cluster;
import org.jsoa.rar.topology.FixedLocator;
import redis.clients.jedis.exceptions.JedisAskDataException;
import redis.clients.jedis.exceptions.JedisMovedDataException;
import redis.clients.jedis.exceptions.JedisRedirectionException;

/**
 * Sends to whichever node of a cluster has the slot of a list, over one connection to each. What a node did not take since it
 * has the slot no more, or is gone, is sent once more, to where the cluster says that the slot is now.
 */
final class ClusterSender extends Sender {

    /** So many nodes but one may say nothing before those who send to others have to wait for them. */
    private static final int ATTENDANTS = 3;

    private final Map<RedisAddress, PipelinedSender> nodes = new ConcurrentHashMap<>();
    private final BackgroundSender attendant = new BackgroundSender();
    private final Cluster cluster;
    private volatile boolean closed;

    ClusterSender(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public Object send(RedisCommand operation, Duration patience) throws RedisException {
        long deadline = System.nanoTime() + patience.toNanos();
        RedisAddress owner = owner(operation, deadline);
        try {
            return at(owner).send(operation, left(deadline));
        } catch (RedisException.NotSent e) {
            return sendElsewhere(operation, owner, e, deadline);
        }
    }

    @Override
    public PendingCommand post(RedisCommand operation, Duration patience, CommandCallback receipt) {
        // Nodes refuse what has moved, and then somebody must be there to send it elsewhere.
        RedisException failure = null;
        Object answer = null;
        try {
            answer = send(operation, patience);
        } catch (RedisException e) {
            failure = e;
        }
        receipt.ended(failure, answer);
        return new CompletedCommand(failure);
    }

    /** Returns the node that has the slot, which is known but for the first time. */
    private RedisAddress owner(RedisCommand operation, long deadline) throws RedisException.NotSent {
        int slot = slot(operation);
        return cluster.knows(slot) ? cluster.owner(slot) : attendant.ask(() -> cluster.owner(slot), left(deadline));
    }

    /** Returns the node that has the slot as of now, or of a moment ago: nobody asks for each call that fails. */
    private RedisAddress latestOwner(int slot, long deadline) throws RedisException.NotSent {
        if (cluster.knows(slot) && !cluster.mayBeRead()) {
            return cluster.owner(slot);
        }
        return attendant.ask(
                () -> {
                    cluster.read();
                    return cluster.owner(slot);
                },
                left(deadline));
    }

    private static int slot(RedisCommand operation) {
        return Cluster.slot(operation.routingKey());
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    private PipelinedSender at(RedisAddress node) throws RedisException.NotSent {
        PipelinedSender sender =
                nodes.computeIfAbsent(node, key -> new PipelinedSender(new FixedLocator(key), attendant));
        if (closed) {
            sender.close();
            throw new RedisException.NotSent("the adapter is stopped", null);
        }
        return sender;
    }

    private Object sendElsewhere(
            RedisCommand operation, RedisAddress tried, RedisException.NotSent failure, long deadline)
            throws RedisException {
        if (failure.getCause() instanceof JedisAskDataException ask) {
            return at(target(ask, tried)).send(new AskingCommand(operation), left(deadline));
        }
        if (failure.getCause() instanceof JedisMovedDataException moved) {
            RedisAddress target = target(moved, tried);
            return at(cluster.moved(moved.getSlot(), target.host(), target.port()))
                    .send(operation, left(deadline));
        }
        RedisAddress owner = latestOwner(slot(operation), deadline);
        if (owner.equals(tried)) {
            throw failure;
        }
        return at(owner).send(operation, left(deadline));
    }

    /** A node that does not know the name of another means one on its own host. */
    private RedisAddress target(JedisRedirectionException redirection, RedisAddress by) {
        String host = redirection.getTargetNode().getHost();
        return cluster.node(
                host.isEmpty() ? by.host() : host, redirection.getTargetNode().getPort());
    }

    @Override
    public List<CommandResult> sendAll(List<? extends RedisCommand> operations, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        CommandResult[] answers = new CommandResult[operations.size()];
        Map<RedisAddress, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < answers.length; i++) {
            try {
                places.computeIfAbsent(owner(operations.get(i), deadline), owner -> new ArrayList<>())
                        .add(i);
            } catch (RedisException.NotSent e) {
                answers[i] = new CommandResult(e, null);
            }
        }
        int left = places.size();
        for (Map.Entry<RedisAddress, List<Integer>> place : places.entrySet()) {
            // A node that hangs must leave time for the others.
            long share = System.nanoTime() + left(deadline).dividedBy(left).toNanos();
            sendAll(operations, place.getValue(), place.getKey(), answers, share);
            left--;
        }
        return Arrays.asList(answers);
    }

    private void sendAll(
            List<? extends RedisCommand> operations,
            List<Integer> indexes,
            RedisAddress owner,
            CommandResult[] answers,
            long deadline) {
        List<? extends RedisCommand> some =
                indexes.stream().map(operations::get).toList();
        List<CommandResult> found;
        try {
            found = at(owner).sendAll(some, left(deadline));
        } catch (RedisException.NotSent e) {
            found = some.stream().map(operation -> new CommandResult(e, null)).toList();
        }
        for (int i = 0; i < some.size(); i++) {
            answers[indexes.get(i)] = found.get(i).failure() instanceof RedisException.NotSent failure
                    ? answerElsewhere(some.get(i), owner, failure, deadline)
                    : found.get(i);
        }
    }

    private CommandResult answerElsewhere(
            RedisCommand operation, RedisAddress tried, RedisException.NotSent failure, long deadline) {
        try {
            return new CommandResult(null, sendElsewhere(operation, tried, failure, deadline));
        } catch (RedisException e) {
            return new CommandResult(e, null);
        }
    }

    @Override
    public boolean hasOneServer() {
        return false;
    }

    /** Each node is asked when its turn comes: the cluster as a whole is never known to be down. */
    @Override
    public boolean isUp() {
        return true;
    }

    @Override
    public void connect() throws RedisException.NotSent {
        cluster.read();
    }

    @Override
    List<Runnable> attendants() {
        return Collections.nCopies(ATTENDANTS, attendant);
    }

    @Override
    void endOverdue(long now) {
        nodes.values().forEach(node -> node.endOverdue(now));
    }

    @Override
    public void close() {
        closed = true;
        nodes.values().forEach(PipelinedSender::close);
        attendant.close();
    }
}
