/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.command;

import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;
import redis.clients.jedis.Protocol.Command;

/**
 * A command for a node of a cluster that is importing the slot.
 *
 * @param command the command to carry out there
 * @since 0.1
 */
public record AskingCommand(RedisCommand command) implements RedisCommand {

    @Override
    public void write(RedisConnection connection) {
        connection.write(Command.ASKING);
        command.write(connection);
    }

    @Override
    public int resultCount() {
        return 1 + command.resultCount();
    }

    @Override
    public byte[] routingKey() {
        return command.routingKey();
    }

    @Override
    public RedisException failureIn(Object result) {
        return command.failureIn(result);
    }
}
