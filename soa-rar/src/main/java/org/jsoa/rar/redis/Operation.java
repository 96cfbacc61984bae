/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import redis.clients.jedis.exceptions.JedisDataException;

/** One command that a {@link Sender} brings to Redis among those of others. */
sealed interface Operation permits Push, JointPush, Settlement, Removal, Query, Asking {

    /** Queues the command, without sending it. */
    void write(RedisLink link);

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
