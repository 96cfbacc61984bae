/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    private final Map<RedisSettings, BatchingSender> nodes = new ConcurrentHashMap<>();
    private final Attendant attendant = new Attendant();
    private final Cluster cluster;
    private volatile boolean closed;

    ClusterSender(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    Object send(Operation operation, Duration patience) throws RedisException {
        long deadline = System.nanoTime() + patience.toNanos();
        RedisSettings owner = owner(operation, deadline);
        try {
            return at(owner).send(operation, left(deadline));
        } catch (RedisException.NotSent e) {
            return sendElsewhere(operation, owner, e, deadline);
        }
    }

    @Override
    Posted post(Operation operation, Duration patience, Receipt receipt) {
        // Nodes refuse what has moved, and then somebody must be there to send it elsewhere.
        RedisException failure = null;
        Object answer = null;
        try {
            answer = send(operation, patience);
        } catch (RedisException e) {
            failure = e;
        }
        receipt.ended(failure, answer);
        return new Ended(failure);
    }

    /** Returns the node that has the slot, which is known but for the first time. */
    private RedisSettings owner(Operation operation, long deadline) throws RedisException.NotSent {
        int slot = slot(operation);
        return cluster.knows(slot) ? cluster.owner(slot) : attendant.ask(() -> cluster.owner(slot), left(deadline));
    }

    /** Returns the node that has the slot as of now, or of a moment ago: nobody asks for each call that fails. */
    private RedisSettings latestOwner(int slot, long deadline) throws RedisException.NotSent {
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

    private static int slot(Operation operation) {
        return Cluster.slot(operation.routingKey());
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    private BatchingSender at(RedisSettings node) throws RedisException.NotSent {
        BatchingSender sender = nodes.computeIfAbsent(node, key -> new BatchingSender(new FixedMaster(key), attendant));
        if (closed) {
            sender.close();
            throw new RedisException.NotSent("the adapter is stopped", null);
        }
        return sender;
    }

    private Object sendElsewhere(
            Operation operation, RedisSettings tried, RedisException.NotSent failure, long deadline)
            throws RedisException {
        if (failure.getCause() instanceof JedisAskDataException ask) {
            return at(target(ask, tried)).send(new Asking(operation), left(deadline));
        }
        if (failure.getCause() instanceof JedisMovedDataException moved) {
            RedisSettings target = target(moved, tried);
            return at(cluster.moved(moved.getSlot(), target.host(), target.port()))
                    .send(operation, left(deadline));
        }
        RedisSettings owner = latestOwner(slot(operation), deadline);
        if (owner.equals(tried)) {
            throw failure;
        }
        return at(owner).send(operation, left(deadline));
    }

    /** A node that does not know the name of another means one on its own host. */
    private RedisSettings target(JedisRedirectionException redirection, RedisSettings by) {
        String host = redirection.getTargetNode().getHost();
        return cluster.node(
                host.isEmpty() ? by.host() : host, redirection.getTargetNode().getPort());
    }

    @Override
    List<Answer> sendAll(List<? extends Operation> operations, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        Answer[] answers = new Answer[operations.size()];
        Map<RedisSettings, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < answers.length; i++) {
            try {
                places.computeIfAbsent(owner(operations.get(i), deadline), owner -> new ArrayList<>())
                        .add(i);
            } catch (RedisException.NotSent e) {
                answers[i] = new Answer(e, null);
            }
        }
        int left = places.size();
        for (Map.Entry<RedisSettings, List<Integer>> place : places.entrySet()) {
            // A node that hangs must leave time for the others.
            long share = System.nanoTime() + left(deadline).dividedBy(left).toNanos();
            sendAll(operations, place.getValue(), place.getKey(), answers, share);
            left--;
        }
        return Arrays.asList(answers);
    }

    private void sendAll(
            List<? extends Operation> operations,
            List<Integer> indexes,
            RedisSettings owner,
            Answer[] answers,
            long deadline) {
        List<? extends Operation> some = indexes.stream().map(operations::get).toList();
        List<Answer> found;
        try {
            found = at(owner).sendAll(some, left(deadline));
        } catch (RedisException.NotSent e) {
            found = some.stream().map(operation -> new Answer(e, null)).toList();
        }
        for (int i = 0; i < some.size(); i++) {
            answers[indexes.get(i)] = found.get(i).failure() instanceof RedisException.NotSent failure
                    ? answerElsewhere(some.get(i), owner, failure, deadline)
                    : found.get(i);
        }
    }

    private Answer answerElsewhere(
            Operation operation, RedisSettings tried, RedisException.NotSent failure, long deadline) {
        try {
            return new Answer(null, sendElsewhere(operation, tried, failure, deadline));
        } catch (RedisException e) {
            return new Answer(e, null);
        }
    }

    @Override
    boolean hasOneServer() {
        return false;
    }

    /** Each node is asked when its turn comes: the cluster as a whole is never known to be down. */
    @Override
    boolean isUp() {
        return true;
    }

    @Override
    void connect() throws RedisException.NotSent {
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
        nodes.values().forEach(BatchingSender::close);
        attendant.close();
    }
}
