/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.command;

import java.util.List;
import org.jsoa.rar.connection.RedisConnection;
import redis.clients.jedis.Protocol.Command;
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

    /**
     * Creates a call of a script that carries its source and needs no loading. It suits rare commands.
     *
     * @param script the script
     * @param arguments the keys, then the other arguments
     * @return the command
     */
    public static RawCommand eval(LuaScript script, List<byte[]> arguments) {
        return new RawCommand(arguments.get(0), Command.EVAL, script.sourceCall(arguments));
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
