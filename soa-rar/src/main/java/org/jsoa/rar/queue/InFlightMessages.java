/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jsoa.rar.command.AckingPush;
import org.jsoa.rar.command.CommandResult;
import org.jsoa.rar.command.ListRemove;
import org.jsoa.rar.command.LuaScript;
import org.jsoa.rar.command.PendingCommand;
import org.jsoa.rar.command.Push;
import org.jsoa.rar.command.RawCommand;
import org.jsoa.rar.command.RedisCommand;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.sender.Sender;
import org.jsoa.untrusted.SafeLogger;

/**
 * The messages that a consumer has in flight, in this process and on the consumer's list in Redis. Safe for use by many
 * threads.
 */
final class InFlightMessages {

    private static final LuaScript REQUEUE = new LuaScript(2, """
            for i = #ARGV, 2, -1 do
              if redis.call('LREM', KEYS[1], 1, ARGV[i]) == 1 then
                redis.call('LPUSH', KEYS[2], ARGV[i])
              end
            end
            if redis.call('TTL', KEYS[2]) == -1 then
              redis.call('EXPIRE', KEYS[2], ARGV[1])
            end
            return redis.status_reply('OK')
            """);

    /** Longer than the default response timeout of Redis. The calling thread itself then sends the command. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Logger LOG = SafeLogger.of(InFlightMessages.class);

    private final Set<QueuedMessage> messages = ConcurrentHashMap.newKeySet();
    private final Queue<QueuedMessage> unacknowledged = new ConcurrentLinkedQueue<>();
    private final LeaseKeys keys;
    private final Sender sender;

    /** Creates an empty set. The sender goes to the shard of the keys. */
    InFlightMessages(LeaseKeys keys, Sender sender) {
        this.keys = keys;
        this.sender = sender;
    }

    void add(QueuedMessage message) {
        messages.add(message);
    }

    int size() {
        return messages.size();
    }

    /** Returns how often each frame is in flight in this process. */
    Map<ByteBuffer, Integer> frames() {
        Map<ByteBuffer, Integer> frames = new HashMap<>();
        messages.forEach(message -> frames.merge(ByteBuffer.wrap(message.frame()), 1, Integer::sum));
        return frames;
    }

    /**
     * Makes the command that sends the response to a message. It also acknowledges the message if it goes to the same
     * server.
     */
    RedisCommand reply(QueuedMessage message, Push response, Sender through) {
        return through == sender && sender.hasOneServer()
                ? new AckingPush(response, keys.inFlight(), message.frame())
                : response;
    }

    /** Acknowledges a message unless the command with the response did. Does not wait. */
    void replied(QueuedMessage message, RedisCommand reply) {
        if (reply instanceof AckingPush) {
            messages.remove(message);
        } else {
            sender.post(new PendingCommand(removal(message), removal -> removed(message, removal.failure())), PATIENCE);
        }
    }

    /** Acknowledges a message, now or by {@link #acknowledgeLeft}. */
    void acknowledge(QueuedMessage message) {
        removed(
                message,
                sender.sendAll(List.of(removal(message)), PATIENCE).get(0).failure());
    }

    private ListRemove removal(QueuedMessage message) {
        return new ListRemove(keys.inFlight(), message.frame());
    }

    private void removed(QueuedMessage message, RedisException failure) {
        if (failure == null) {
            messages.remove(message);
        } else {
            unacknowledged.add(message);
            LOG.log(Level.DEBUG, "a message will be acknowledged later", failure);
        }
    }

    /** Acknowledges the messages that could not be acknowledged before. */
    void acknowledgeLeft() {
        List<QueuedMessage> again = new ArrayList<>();
        for (QueuedMessage next = unacknowledged.poll(); next != null; next = unacknowledged.poll()) {
            again.add(next);
        }
        List<CommandResult> results =
                sender.sendAll(again.stream().map(this::removal).toList(), PATIENCE);
        for (int i = 0; i < again.size(); i++) {
            removed(again.get(i), results.get(i).failure());
        }
    }

    /**
     * Puts messages back on the queue. They are not in flight in this process any more, even if it fails.
     *
     * @throws RedisException if they were not put back, or may not have been
     */
    void requeue(List<QueuedMessage> some) throws RedisException {
        List<byte[]> arguments = new ArrayList<>(3 + some.size());
        arguments.add(keys.inFlight());
        arguments.add(keys.queue());
        arguments.add(bytes(Long.toString(ListReader.LIFE_AFTER_REQUEUE.toSeconds())));
        some.forEach(message -> arguments.add(message.frame()));
        try {
            sender.send(RawCommand.eval(REQUEUE, arguments), PATIENCE);
        } finally {
            some.forEach(messages::remove);
        }
    }
}
