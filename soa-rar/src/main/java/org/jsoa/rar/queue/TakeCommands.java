/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

import java.util.List;
import org.jsoa.rar.connection.BlockTimeout;
import org.jsoa.rar.connection.RedisConnection;

/** The commands by which a {@link ListReader} takes messages, and the way to read their results. */
sealed interface TakeCommands permits PopCommands, LeaseCommands {

    /** Prepares a new connection. */
    void opened(RedisConnection connection);

    /**
     * Queues the commands that take messages without waiting.
     *
     * @param most how many to take at most, at least 1
     */
    void writePoll(RedisConnection connection, int most);

    /** Reads the messages that a poll took; never null. */
    List<byte[]> readPoll(RedisConnection connection);

    /**
     * Queues the commands that take messages and wait for one.
     *
     * @param most how many to take at most, at least 1; one of them is waited for
     * @param wait how long to wait
     */
    void writeTake(RedisConnection connection, int most, BlockTimeout wait);

    /** Reads the messages that are there without waiting; never null. The number is that of {@link #writeTake}. */
    List<byte[]> readBacklog(RedisConnection connection, int most);

    /** Reads, after the backlog, the message that was waited for; null if none arrived in time. */
    byte[] readAwaited(RedisConnection connection);

    /** Casts the result of a command that returns a list of messages or nothing. */
    @SuppressWarnings("unchecked") // Jedis returns strings of bytes.
    static List<byte[]> frames(Object result) {
        return result instanceof List<?> frames ? (List<byte[]>) frames : List.of();
    }
}
