/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.command;

import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;
import redis.clients.jedis.Protocol.Command;

/**
 * An operation for a node of a cluster that is about to get the slot.
 *
 * @param operation what is to be done there
 */
public record AskingCommand(RedisCommand operation) implements RedisCommand {

    @Override
    public void write(RedisConnection link) {
        link.write(Command.ASKING);
        operation.write(link);
    }

    @Override
    public int answers() {
        return 1 + operation.answers();
    }

    @Override
    public byte[] routingKey() {
        return operation.routingKey();
    }

    @Override
    public RedisException judge(Object answer) {
        return operation.judge(answer);
    }
}
