/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.command;

import org.jsoa.rar.connection.RedisConnection;
import redis.clients.jedis.commands.ProtocolCommand;

/**
 * A command given by its name and arguments.
 *
 * @since 0.1
 */
public final class RawCommand implements RedisCommand {

    private final byte[] key;
    private final ProtocolCommand command;
    private final byte[][] arguments;

    /**
     * Creates a command whose first argument is its key.
     *
     * @param command the name of the command
     * @param arguments the arguments; not copied
     */
    public RawCommand(ProtocolCommand command, byte[]... arguments) {
        this(arguments[0], command, arguments);
    }

    /**
     * Creates a command.
     *
     * @param key the key by which a cluster finds the node
     * @param command the name of the command
     * @param arguments the arguments; not copied
     */
    public RawCommand(byte[] key, ProtocolCommand command, byte[]... arguments) {
        this.key = key;
        this.command = command;
        this.arguments = arguments;
    }

    @Override
    public void write(RedisConnection connection) {
        connection.write(command, arguments);
    }

    @Override
    public byte[] routingKey() {
        return key;
    }
}
