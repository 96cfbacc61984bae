/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.command;

import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.sender.Sender;
import redis.clients.jedis.exceptions.JedisDataException;

/** One command that a {@link Sender} brings to Redis among those of others. */
public sealed interface RedisCommand permits Push, BatchPush, AckingPush, ListRemove, RawCommand, AskingCommand {

    /** Queues the command, without sending it. */
    void write(RedisConnection link);

    /** Returns a key by which a cluster finds the server for this. */
    byte[] routingKey();

    /** Returns how many answers Redis gives, of which the last one counts. */
    default int answers() {
        return 1;
    }

    /**
     * Looks at Redis's answer.
     *
     * @param answer the answer; an exception if Redis refused the command
     * @return what went wrong, or null
     */
    default RedisException judge(Object answer) {
        return answer instanceof JedisDataException refusal ? refusal(refusal) : null;
    }

    /** Returns what a refused command ends with. */
    static RedisException refusal(JedisDataException refusal) {
        return new RedisException.NotSent("Redis refused: " + refusal.getMessage(), refusal);
    }
}
