/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import redis.clients.jedis.Protocol.Command;

/** A frame to take off one list. */
final class Removal implements Operation {

    private static final byte[] ONE = RedisLink.bytes("1");

    private final byte[] key;
    private final byte[] frame;

    Removal(byte[] key, byte[] frame) {
        this.key = key;
        this.frame = frame;
    }

    @Override
    public void write(RedisLink link) {
        link.write(Command.LREM, key, ONE, frame);
    }

    @Override
    public byte[] routingKey() {
        return key;
    }
}
