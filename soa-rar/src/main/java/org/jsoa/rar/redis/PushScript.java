/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import static org.jsoa.rar.redis.RedisLink.bytes;

import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.Protocol.Command;

/**
 * The script by which every message is sent: it refuses when the list is full, appends all frames at once, sees to it that the
 * list outlives them, and tells how many were there before. Unlike PySOA's it never shortens the life of messages that are in the list already.
 */
final class PushScript {

    private static final byte[] TEXT = bytes("""
            local length = redis.call('LLEN', KEYS[1])
            if length >= tonumber(ARGV[2]) then
              return redis.error_reply('queue full')
            end
            for i = 3, #ARGV do
              redis.call('RPUSH', KEYS[1], ARGV[i])
            end
            local life = tonumber(ARGV[1])
            if length == 0 then
              redis.call('EXPIRE', KEYS[1], life)
            else
              local left = redis.call('TTL', KEYS[1])
              if left >= 0 and left < life then
                redis.call('EXPIRE', KEYS[1], life)
              end
            end
            return length
            """);

    private static final byte[] ONE_KEY = bytes("1");

    private volatile byte[] digest;

    /** Makes the script known to the server of a new connection. */
    void load(RedisLink link) {
        link.write(Command.SCRIPT, bytes("LOAD"), TEXT);
        digest = (byte[]) link.read();
    }

    /** Queues one call of the script. */
    void write(RedisLink link, Push push) {
        List<byte[]> arguments = new ArrayList<>(5 + push.frames().size());
        arguments.add(digest);
        arguments.add(ONE_KEY);
        arguments.add(bytes(push.key()));
        arguments.add(bytes(Long.toString(push.life().toSeconds())));
        arguments.add(bytes(Integer.toString(push.capacity())));
        arguments.addAll(push.frames());
        link.write(Command.EVALSHA, arguments.toArray(byte[][]::new));
    }
}
