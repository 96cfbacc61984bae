/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.deadletter;

import java.time.Duration;

/**
 * How much of the dead letters of a service Redis keeps: by number, by bytes, by time, and of each one.
 *
 * @since 0.1
 */
public final class DeadLetterBounds {

    /** How many dead letters of a service are kept, about. */
    static final int CAPACITY = 10_000;

    /** How many bytes all dead letters of a service may have. */
    static final int BYTES = 64 * 1024 * 1024;

    /** How many bytes of one message are kept. */
    public static final int MESSAGE_BYTES = 1024 * 1024;

    /** How long dead letters are kept after the last one was added. */
    static final Duration LIFE = Duration.ofDays(7);

    /**
     * A function in Lua for scripts that add a dead letter. Its arguments are the stream, the list of its sizes, and a flat list of
     * the names and values of fields. An element of the list of sizes has the sum of all sizes up to this one, the size, and the id
     * of the entry. A service thus keeps the bounds without the right to read dead letters, and anybody may delete them.
     */
    public static final String KEEP_FUNCTION = """
            local function keep(stream, sizes, fields)
              local function entry(index)
                local found = redis.call('LINDEX', sizes, index)
                if found then
                  return string.match(found, '(%%d+) (%%d+) (.+)')
                end
              end
              local size = 0
              for _, part in ipairs(fields) do
                size = size + #part
              end
              if redis.call('XLEN', stream) == 0 then
                redis.call('DEL', sizes)
              end
              local id = redis.call('XADD', stream, 'MAXLEN', '~', %1$d, '*', unpack(fields))
              local last = entry(-1)
              local sum = (last or 0) + size
              redis.call('RPUSH', sizes, string.format('%%.0f %%.0f %%s', sum, size, id))
              redis.call('LTRIM', sizes, -%1$d, -1)
              local first_sum, first_size, first = entry(0)
              while sum - first_sum + first_size > %2$d do
                redis.call('XDEL', stream, first)
                redis.call('LPOP', sizes)
                first_sum, first_size, first = entry(0)
              end
              redis.call('EXPIRE', stream, %3$d)
              redis.call('EXPIRE', sizes, %3$d)
            end
            """.formatted(CAPACITY, BYTES, LIFE.toSeconds());

    /**
     * A function in Lua for scripts that find a message that is too large to be read by a service. Its arguments are the stream, the
     * list of its sizes, the message and the limit in bytes. It needs {@link #KEEP_FUNCTION} before it. The message does not leave Redis.
     */
    public static final String KEEP_TOO_LARGE_FUNCTION = """
            local function keep_too_large(stream, sizes, frame, limit)
              local fields = {
                'reason', 'REFUSED',
                'explanation', 'the request has ' .. #frame .. ' bytes, more than the ' .. limit .. ' allowed',
                'frame', string.sub(frame, 1, %1$d)}
              if #frame > %1$d then
                fields[#fields + 1] = 'frame_bytes'
                fields[#fields + 1] = tostring(#frame)
              end
              keep(stream, sizes, fields)
            end
            """.formatted(MESSAGE_BYTES);

    private DeadLetterBounds() {}
}
