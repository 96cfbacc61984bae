/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.command;

import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * A command for Redis, such as a push of a message. Commands of many threads share a connection.
 *
 * @since 0.1
 */
public sealed interface RedisCommand permits Push, BatchPush, AckingPush, ListRemove, RawCommand, AskingCommand {

    /**
     * Queues the command, without sending it.
     *
     * @param connection where to write
     */
    void write(RedisConnection connection);

    /**
     * Returns a key of the command. Its slot decides which node of a cluster gets the command.
     *
     * @return the key
     */
    byte[] routingKey();

    /**
     * Returns how many results Redis sends. The last one counts.
     *
     * @return the number, at least 1
     */
    default int resultCount() {
        return 1;
    }

    /**
     * Finds the failure in the result from Redis.
     *
     * @param result the result; an exception if Redis refused the command
     * @return the failure; null if Redis carried the command out
     */
    default RedisException failureIn(Object result) {
        return result instanceof JedisDataException refusal
                ? new RedisException.NotSent("Redis refused: " + refusal.getMessage(), refusal)
                : null;
    }
}
