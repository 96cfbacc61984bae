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
     * A function in Lua for scripts that add a dead letter. Its arguments are the stream and a flat list of the names and values of
     * fields. Each entry has the sum of the bytes of all entries before it and of itself. The difference of two sums is what
     * the entries between them have at most. The function therefore needs no other key, and anybody may delete entries.
     */
    public static final String KEEP_FUNCTION = """
            local function field(entry, name)
              for i = 1, #entry[2], 2 do
                if entry[2][i] == name then
                  return tonumber(entry[2][i + 1])
                end
              end
            end
            local function keep(stream, fields)
              local size = 0
              for _, part in ipairs(fields) do
                size = size + #part
              end
              local last = redis.call('XREVRANGE', stream, '+', '-', 'COUNT', 1)[1]
              for _ = 1, 100 do
                if not last or field(last, 'sum') then
                  break
                end
                last = redis.call('XREVRANGE', stream, '(' .. last[1], '-', 'COUNT', 1)[1]
              end
              local sum = (last and field(last, 'sum') or 0) + size
              fields[#fields + 1] = 'bytes'
              fields[#fields + 1] = tostring(size)
              fields[#fields + 1] = 'sum'
              fields[#fields + 1] = string.format('%%.0f', sum)
              redis.call('XADD', stream, 'MAXLEN', '~', %d, '*', unpack(fields))
              local first = redis.call('XRANGE', stream, '-', '+', 'COUNT', 1)[1]
              while first and sum - (field(first, 'sum') or 0) + (field(first, 'bytes') or 0) > %d do
                redis.call('XDEL', stream, first[1])
                first = redis.call('XRANGE', stream, '-', '+', 'COUNT', 1)[1]
              end
              redis.call('EXPIRE', stream, %d)
            end
            """.formatted(CAPACITY, BYTES, LIFE.toSeconds());

    private DeadLetterBounds() {}
}
