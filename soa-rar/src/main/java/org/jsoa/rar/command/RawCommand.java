/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.command;

import org.jsoa.rar.connection.RedisConnection;
import redis.clients.jedis.commands.ProtocolCommand;

/** Any other command. */
public final class RawCommand implements RedisCommand {

    private final byte[] key;
    private final ProtocolCommand command;
    private final byte[][] arguments;

    /** Creates a command whose first argument is its key. */
    public RawCommand(ProtocolCommand command, byte[]... arguments) {
        this(arguments[0], command, arguments);
    }

    public RawCommand(byte[] key, ProtocolCommand command, byte[]... arguments) {
        this.key = key;
        this.command = command;
        this.arguments = arguments;
    }

    @Override
    public void write(RedisConnection link) {
        link.write(command, arguments);
    }

    @Override
    public byte[] routingKey() {
        return key;
    }
}
