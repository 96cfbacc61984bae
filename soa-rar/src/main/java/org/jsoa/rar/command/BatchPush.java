/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.command;

import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;

/**
 * Unrelated messages for one list in one command. The list takes as many of them as it has room for, in order. Each message
 * has the same result as with a {@link Push} or {@link AckingPush} of its own.
 */
final class BatchPush implements RedisCommand {

    /**
     * One call carries many messages, because a call of a script costs Redis several times as much as a push. With a second
     * key the script also removes the requests that the messages respond to from that list.
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
     * What the messages of a batch have in common.
     *
     * @param key the list
     * @param capacity how many messages the list may hold
     * @param inFlightKey the list of the requests that the messages respond to, the same array for the same list; or null
     */
    @SuppressWarnings("ArrayRecordComponent") // Arrays of the same content are never compared.
    record Destination(String key, int capacity, byte[] inFlightKey) {}

    /**
     * One message.
     *
     * @param push the message
     * @param destination what it shares with the other messages
     * @param request the request that it responds to, to be removed from its list; or null
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Part(Push push, Destination destination, byte[] request) {

        /**
         * In bytes. For a larger message the call of a script costs little compared with copying, and a script must not
         * block Redis for long.
         */
        private static final int LARGEST_FRAME = 8 * 1024;

        /** Returns the message of a command that may be joined with others; null if the command must be sent by itself. */
        static Part of(RedisCommand command) {
            if (command instanceof Push push && isSmall(push)) {
                return new Part(push, new Destination(push.key(), push.capacity(), null), null);
            }
            if (command instanceof AckingPush acking
                    && isSmall(acking.response())
                    && acking.request().length <= LARGEST_FRAME) {
                Push push = acking.response();
                return new Part(
                        push, new Destination(push.key(), push.capacity(), acking.inFlightKey()), acking.request());
            }
            return null;
        }

        /** A message in chunks is not small: the list takes all of its chunks or none. */
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
    public void write(RedisConnection connection) {
        boolean acknowledges = destination.inFlightKey() != null;
        List<byte[]> arguments = new ArrayList<>(5 + 2 * parts.size());
        arguments.add(bytes(destination.key()));
        if (acknowledges) {
            arguments.add(destination.inFlightKey());
        }
        arguments.add(bytes(Long.toString(longestLife().toSeconds())));
        arguments.add(bytes(Integer.toString(destination.capacity())));
        arguments.add(bytes(Integer.toString(parts.size())));
        parts.forEach(part -> arguments.add(part.push().frames().get(0)));
        if (acknowledges) {
            parts.forEach(part -> arguments.add(part.request()));
        }
        SCRIPT.write(connection, acknowledges ? 2 : 1, arguments);
    }

    private Duration longestLife() {
        Duration longest = Duration.ZERO;
        for (Part part : parts) {
            longest = part.push().life().compareTo(longest) > 0 ? part.push().life() : longest;
        }
        return longest;
    }

    @Override
    public byte[] routingKey() {
        return bytes(destination.key());
    }

    /**
     * Finds the failure of one message in the result of the whole command.
     *
     * @param index the index of the message
     * @param result the result of the whole command
     * @return the failure; null if the list took the message
     */
    RedisException failureIn(int index, Object result) {
        if (!(result instanceof Long found)) {
            return failureIn(result);
        }
        return found + index < destination.capacity()
                ? null
                : new RedisException.QueueFull(destination.key(), destination.capacity());
    }

    /**
     * Returns the result that the push of one message alone would have had.
     *
     * @param index the index of the message
     * @param result the result of the whole command
     * @return how many messages the list held before this one; null if it was full; the result itself if that is a refusal
     */
    Object resultOf(int index, Object result) {
        if (!(result instanceof Long found)) {
            return result;
        }
        long before = found + index;
        return before < destination.capacity() ? before : null;
    }
}
