/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import redis.clients.jedis.commands.ProtocolCommand;

/** Any other command. */
final class Query implements Operation {

    private final ProtocolCommand command;
    private final byte[][] arguments;

    Query(ProtocolCommand command, byte[]... arguments) {
        this.command = command;
        this.arguments = arguments;
    }

    @Override
    public void write(RedisLink link) {
        link.write(command, arguments);
    }
}
