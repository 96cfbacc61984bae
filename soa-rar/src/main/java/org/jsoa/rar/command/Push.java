/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.command;

import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Appends the frames of one message to a list: all of them or none.
 *
 * @param key the list
 * @param frames the frames in order, at least one
 * @param life how long the list must live at least
 * @param capacity how many messages the list may hold before it counts as full
 * @since 0.1
 */
public record Push(String key, List<byte[]> frames, Duration life, int capacity) implements RedisCommand {

    /**
     * Appends all frames at once, extends the life of the list if necessary, and returns how many frames were there before.
     * If the list was full the script takes the frames off again and refuses. Lists are rarely full, and a check before the
     * push would cost more. Unlike PySOA's script it never shortens the life of messages that are on the list. With a second
     * key it also removes the last argument from that list, in the same step.
     */
    static final LuaScript SCRIPT = new LuaScript(1, """
            local frames = #ARGV - #KEYS - 1
            local length
            for i = 1, frames do
              length = redis.call('RPUSH', KEYS[1], ARGV[i + 2])
            end
            local found = length - frames
            if found >= tonumber(ARGV[2]) then
              redis.call('LTRIM', KEYS[1], 0, -frames - 1)
              return redis.error_reply('queue full')
            end
            if found == 0 then
              redis.call('EXPIRE', KEYS[1], ARGV[1])
            else
              local left = redis.call('TTL', KEYS[1])
              if left >= 0 and left < tonumber(ARGV[1]) then
                redis.call('EXPIRE', KEYS[1], ARGV[1])
              end
            end
            if KEYS[2] then
              redis.call('LREM', KEYS[2], 1, ARGV[#ARGV])
            end
            return found
            """);

    /** Copies the list of frames and checks that there is one. */
    public Push {
        frames = List.copyOf(frames);
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("frames must not be empty");
        }
    }

    @Override
    public void write(RedisConnection connection) {
        SCRIPT.write(connection, arguments(List.of(bytes(key))));
    }

    /**
     * Returns the size of all frames together.
     *
     * @return the number of bytes
     */
    public int size() {
        int size = 0;
        for (byte[] frame : frames) {
            size += frame.length;
        }
        return size;
    }

    /** Returns the arguments of the script, in a list with room for one more. */
    List<byte[]> arguments(List<byte[]> keys) {
        List<byte[]> arguments = new ArrayList<>(keys.size() + 3 + frames.size());
        arguments.addAll(keys);
        arguments.add(bytes(Long.toString(life.toSeconds())));
        arguments.add(bytes(Integer.toString(capacity)));
        arguments.addAll(frames);
        return arguments;
    }

    @Override
    public byte[] routingKey() {
        return bytes(key);
    }

    @Override
    public RedisException failureIn(Object result) {
        return result instanceof JedisDataException refusal
                        && refusal.getMessage() != null
                        && refusal.getMessage().contains("queue full")
                ? new RedisException.QueueFull(key, capacity)
                : RedisCommand.super.failureIn(result);
    }

    /**
     * Reads from the result of a push how many frames the list held before.
     *
     * @param result the result of a push that did not fail
     * @return the number of frames
     */
    public static int found(Object result) {
        return ((Long) result).intValue();
    }
}
