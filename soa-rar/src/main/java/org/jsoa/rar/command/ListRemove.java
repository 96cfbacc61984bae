/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.command;

import org.jsoa.rar.connection.RedisConnection;
import redis.clients.jedis.Protocol.Command;

/**
 * Removes a message from a list.
 *
 * @since 0.1
 */
public final class ListRemove implements RedisCommand {

    private static final byte[] ONE = RedisConnection.bytes("1");

    private final byte[] key;
    private final byte[] frame;

    /**
     * Creates a command.
     *
     * @param key the list
     * @param frame the message
     */
    public ListRemove(byte[] key, byte[] frame) {
        this.key = key;
        this.frame = frame;
    }

    @Override
    public void write(RedisConnection connection) {
        connection.write(Command.LREM, key, ONE, frame);
    }

    @Override
    public byte[] routingKey() {
        return key;
    }
}
