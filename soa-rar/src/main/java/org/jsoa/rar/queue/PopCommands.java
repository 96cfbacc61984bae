/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.util.List;
import org.jsoa.rar.command.CommandBatch;
import org.jsoa.rar.connection.BlockTimeout;
import org.jsoa.rar.connection.RedisConnection;
import redis.clients.jedis.Protocol.Command;

/**
 * Takes messages off a list as PySOA does. Redis does not keep them.
 *
 * @param key the list
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record PopCommands(byte[] key) implements TakeCommands {

    @Override
    public void opened(RedisConnection connection) {
        CommandBatch.loadScripts(connection);
    }

    @Override
    public void writePoll(RedisConnection connection, int most) {
        connection.write(Command.LPOP, key, bytes(Integer.toString(most)));
    }

    @Override
    public List<byte[]> readPoll(RedisConnection connection) {
        return TakeCommands.frames(connection.read());
    }

    @Override
    public void writeTake(RedisConnection connection, int most, BlockTimeout wait) {
        if (most > 1) {
            writePoll(connection, most - 1);
        }
        connection.write(Command.BLPOP, key, wait.seconds());
    }

    @Override
    public List<byte[]> readBacklog(RedisConnection connection, int most) {
        return most > 1 ? readPoll(connection) : List.of();
    }

    @Override
    public byte[] readAwaited(RedisConnection connection) {
        return connection.read() instanceof List<?> keyAndFrame ? (byte[]) keyAndFrame.get(1) : null;
    }
}
