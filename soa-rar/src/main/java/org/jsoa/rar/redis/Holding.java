/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import static org.jsoa.rar.redis.RedisLink.bytes;

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

/**
 * The messages that a consumer has in hand: here, and in Redis on the consumer's own list. A message is taken off that list
 * together with its answer. Safe for use by many threads.
 */
final class Holding {

    private static final Script GIVE_BACK = new Script(2, """
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

    private static final Logger LOG = System.getLogger(Holding.class.getName());

    private final Set<TakenMessage> inHand = ConcurrentHashMap.newKeySet();
    private final Queue<TakenMessage> undone = new ConcurrentLinkedQueue<>();
    private final LeaseKeys keys;
    private final Sender sender;

    Holding(LeaseKeys keys, Sender sender) {
        this.keys = keys;
        this.sender = sender;
    }

    void add(TakenMessage message) {
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

    Reply reply(TakenMessage message, Push answer, Sender through) {
        return through == sender && sender.hasOneServer()
                ? new Reply(new Settlement(answer, keys.taken(), message.frame()), sender, () -> inHand.remove(message))
                : new Reply(answer, through, () -> letGo(message));
    }

    /** Lets go of a message, without waiting for it. */
    private void letGo(TakenMessage message) {
        sender.post(removal(message), PATIENCE, (failure, answer) -> settle(message, new Answer(failure, answer)));
    }

    void done(TakenMessage message) {
        settle(message, sender.sendAll(List.of(removal(message)), PATIENCE).get(0));
    }

    private Removal removal(TakenMessage message) {
        return new Removal(keys.taken(), message.frame());
    }

    private void settle(TakenMessage message, Answer removal) {
        if (removal.failure() == null) {
            inHand.remove(message);
        } else {
            undone.add(message);
            LOG.log(Level.DEBUG, "a message that is dealt with will be let go later", removal.failure());
        }
    }

    /** Lets go of what could not be let go before. */
    void doneBelatedly() {
        List<TakenMessage> again = new ArrayList<>();
        for (TakenMessage next = undone.poll(); next != null; next = undone.poll()) {
            again.add(next);
        }
        List<Answer> answers = sender.sendAll(again.stream().map(this::removal).toList(), PATIENCE);
        for (int i = 0; i < again.size(); i++) {
            settle(again.get(i), answers.get(i));
        }
    }

    /** Puts messages back; whether they are back or not, they are in hand no longer. */
    void giveBack(List<TakenMessage> messages, Duration life) throws RedisException {
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
