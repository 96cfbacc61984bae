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
import org.jsoa.rar.command.Push;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.sender.Sender;

/**
 * The messages that a consumer has in hand: here, and in Redis on the consumer's own list. A message is taken off that list
 * together with its answer. Safe for use by many threads.
 */
final class InFlightMessages {

    private static final LuaScript GIVE_BACK = new LuaScript(2, """
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

    /** Longer than Redis takes to answer by default, so that the thread itself sends. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Logger LOG = System.getLogger(InFlightMessages.class.getName());

    private final Set<QueuedMessage> inHand = ConcurrentHashMap.newKeySet();
    private final Queue<QueuedMessage> undone = new ConcurrentLinkedQueue<>();
    private final LeaseKeys keys;
    private final Sender sender;

    InFlightMessages(LeaseKeys keys, Sender sender) {
        this.keys = keys;
        this.sender = sender;
    }

    void add(QueuedMessage message) {
        inHand.add(message);
    }

    int size() {
        return inHand.size();
    }

    /** Counts the frames in hand. */
    Map<ByteBuffer, Integer> frames() {
        Map<ByteBuffer, Integer> frames = new HashMap<>();
        inHand.forEach(message -> frames.merge(ByteBuffer.wrap(message.frame()), 1, Integer::sum));
        return frames;
    }

    QueuedReply reply(QueuedMessage message, Push answer, Sender through) {
        return through == sender && sender.hasOneServer()
                ? new QueuedReply(
                        new AckingPush(answer, keys.taken(), message.frame()), sender, () -> inHand.remove(message))
                : new QueuedReply(answer, through, () -> letGo(message));
    }

    /** Lets go of a message, without waiting for it. */
    private void letGo(QueuedMessage message) {
        sender.post(
                removal(message), PATIENCE, (failure, answer) -> settle(message, new CommandResult(failure, answer)));
    }

    void done(QueuedMessage message) {
        settle(message, sender.sendAll(List.of(removal(message)), PATIENCE).get(0));
    }

    private ListRemove removal(QueuedMessage message) {
        return new ListRemove(keys.taken(), message.frame());
    }

    private void settle(QueuedMessage message, CommandResult removal) {
        if (removal.failure() == null) {
            inHand.remove(message);
        } else {
            undone.add(message);
            LOG.log(Level.DEBUG, "a message that is dealt with will be let go later", removal.failure());
        }
    }

    /** Lets go of what could not be let go before. */
    void doneBelatedly() {
        List<QueuedMessage> again = new ArrayList<>();
        for (QueuedMessage next = undone.poll(); next != null; next = undone.poll()) {
            again.add(next);
        }
        List<CommandResult> answers =
                sender.sendAll(again.stream().map(this::removal).toList(), PATIENCE);
        for (int i = 0; i < again.size(); i++) {
            settle(again.get(i), answers.get(i));
        }
    }

    /** Puts messages back; whether they are back or not, they are in hand no longer. */
    void giveBack(List<QueuedMessage> messages, Duration life) throws RedisException {
        List<byte[]> arguments = new ArrayList<>(3 + messages.size());
        arguments.add(keys.taken());
        arguments.add(keys.queue());
        arguments.add(bytes(Long.toString(life.toSeconds())));
        messages.forEach(message -> arguments.add(message.frame()));
        try {
            sender.send(GIVE_BACK.query(arguments), PATIENCE);
        } finally {
            messages.forEach(inHand::remove);
        }
    }
}
