/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import redis.clients.jedis.commands.ProtocolCommand;

/** Any other command. */
final class Query implements Operation {

    private final byte[] key;
    private final ProtocolCommand command;
    private final byte[][] arguments;

    /** Creates a command whose first argument is its key. */
    Query(ProtocolCommand command, byte[]... arguments) {
        this(arguments[0], command, arguments);
    }

    Query(byte[] key, ProtocolCommand command, byte[]... arguments) {
        this.key = key;
        this.command = command;
        this.arguments = arguments;
    }

    @Override
    public void write(RedisLink link) {
        link.write(command, arguments);
    }

    @Override
    public byte[] routingKey() {
        return key;
    }
}
