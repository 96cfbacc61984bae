/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.command;

import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;

/**
 * Messages for one list that have nothing to do with each other, in one command: the list takes as many of them as it has room
 * for. Each ends as if it had been pushed, or settled, by itself, in their order.
 */
final class BatchPush implements RedisCommand {

    /**
     * A script costs Redis several times what the rest of a push does; so it is called once for many. Given a second key, it takes
     * off that list what the messages answer that were taken.
     */
    static final LuaScript SCRIPT = new LuaScript(1, """
            local count = tonumber(ARGV[3])
            local found = redis.call('RPUSH', KEYS[1], unpack(ARGV, 4, 3 + count)) - count
            local excess = math.max(0, math.min(count, found + count - tonumber(ARGV[2])))
            if excess > 0 then
              redis.call('LTRIM', KEYS[1], 0, -excess - 1)
            end
            if excess < count then
              local left = found > 0 and redis.call('TTL', KEYS[1]) or -2
              if left == -2 or left >= 0 and left < tonumber(ARGV[1]) then
                redis.call('EXPIRE', KEYS[1], ARGV[1])
              end
            end
            if KEYS[2] then
              for i = 1, count - excess do
                redis.call('LREM', KEYS[2], 1, ARGV[3 + count + i])
              end
            end
            return found
            """);

    private final Destination destination;
    private final List<Part> parts;

    /**
     * What messages must have in common.
     *
     * @param key the list
     * @param capacity how many messages it may hold
     * @param taken the list of what they answer, the very same array for the same list; or null
     */
    @SuppressWarnings("ArrayRecordComponent") // Arrays of the same content are never compared.
    record Destination(String key, int capacity, byte[] taken) {}

    /**
     * One message.
     *
     * @param answered what it answers, to be taken off its list; or null
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Part(Push push, Destination destination, byte[] answered) {

        /** In bytes. Beside the copies of a larger message a call costs nothing, and no script must hold Redis up for long. */
        private static final int LARGEST_FRAME = 8 * 1024;

        /** Returns the message of an operation that may be joined to others; null if it is none. */
        static Part of(RedisCommand operation) {
            if (operation instanceof Push push && isSmall(push)) {
                return new Part(push, new Destination(push.key(), push.capacity(), null), null);
            }
            if (operation instanceof AckingPush settlement
                    && isSmall(settlement.answer())
                    && settlement.frame().length <= LARGEST_FRAME) {
                Push push = settlement.answer();
                return new Part(
                        push, new Destination(push.key(), push.capacity(), settlement.taken()), settlement.frame());
            }
            return null;
        }

        /** Chunks do not count: a list takes all of a message or nothing. */
        private static boolean isSmall(Push push) {
            return push.frames().size() == 1 && push.size() <= LARGEST_FRAME;
        }
    }

    /**
     * Joins messages.
     *
     * @param parts messages with the same destination, at least one
     */
    BatchPush(List<Part> parts) {
        this.parts = List.copyOf(parts);
        this.destination = parts.get(0).destination();
    }

    @Override
    public void write(RedisConnection link) {
        boolean settles = destination.taken() != null;
        List<byte[]> arguments = new ArrayList<>(5 + 2 * parts.size());
        arguments.add(bytes(destination.key()));
        if (settles) {
            arguments.add(destination.taken());
        }
        arguments.add(bytes(Long.toString(longestLife().toSeconds())));
        arguments.add(bytes(Integer.toString(destination.capacity())));
        arguments.add(bytes(Integer.toString(parts.size())));
        parts.forEach(part -> arguments.add(part.push().frames().get(0)));
        if (settles) {
            parts.forEach(part -> arguments.add(part.answered()));
        }
        SCRIPT.write(link, settles ? 2 : 1, arguments);
    }

    private Duration longestLife() {
        return parts.stream()
                .map(part -> part.push().life())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    @Override
    public byte[] routingKey() {
        return bytes(destination.key());
    }

    /**
     * Returns what became of one of the messages.
     *
     * @param place which of them
     * @param answer what Redis said of all
     */
    CommandResult answer(int place, Object answer) {
        if (!(answer instanceof Long found)) {
            return new CommandResult(judge(answer), answer);
        }
        long before = found + place;
        return before < destination.capacity()
                ? new CommandResult(null, before)
                : new CommandResult(new RedisException.QueueFull(destination.key(), destination.capacity()), null);
    }
}
