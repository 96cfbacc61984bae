/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.jsoa.rar.command.LuaScript;
import org.jsoa.rar.command.RawCommand;

/**
 * The sign of life that a consumer gives while it has messages in hand, whatever else it does, and what it may do when
 * another one's is missing. Redis's clock alone tells when a lease ends.
 *
 * <p>One thread gives the signs and takes over; any thread may ask whether the lease holds.
 */
final class Lease {

    private static final LuaScript BEAT = new LuaScript(2, """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
            redis.call('EXPIRE', KEYS[1], ARGV[3])
            redis.call('EXPIRE', KEYS[2], ARGV[3])
            local next = redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. now, '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
            local ended = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, 100)
            return {now, next[2] - now, ended, redis.call('LLEN', KEYS[2])}
            """);

    /**
     * A consumer is remembered for some time after its lease has ended: a wait for a message that it had begun before may
     * still put one on its list.
     */
    private static final LuaScript TAKE_OVER = new LuaScript(4, """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local last = tonumber(redis.call('ZSCORE', KEYS[1], ARGV[1]) or now + 1)
            local found = {}
            if last > now then
              return found
            end
            for _, frame in ipairs(redis.call('LRANGE', KEYS[2], 0, -1)) do
              redis.call('RPUSH', KEYS[3], frame)
              found[#found + 1] = frame
              found[#found + 1] = redis.call('HINCRBY', KEYS[4], redis.sha1hex(frame), 1)
            end
            redis.call('DEL', KEYS[2])
            redis.call('EXPIRE', KEYS[3], ARGV[2])
            redis.call('EXPIRE', KEYS[4], ARGV[2])
            if last + ARGV[3] < now then
              redis.call('ZREM', KEYS[1], ARGV[1])
            end
            return found
            """);

    private static final LuaScript LEAVE = new LuaScript(2, """
            if redis.call('EXISTS', KEYS[2]) == 0 then
              redis.call('ZREM', KEYS[1], ARGV[1])
            else
              redis.call('ZADD', KEYS[1], 0, ARGV[1])
            end
            return redis.status_reply('OK')
            """);

    private static final byte[] REMEMBERED_MILLIS = bytes("60000");

    /** How long a living consumer may need to find a Redis that is back, beyond the length of its lease. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final LeaseKeys keys;
    private final long length;
    private volatile long end;
    private volatile boolean begun;
    private long lastBeat;
    private long unbrokenSince;

    Lease(LeaseKeys keys, Duration length) {
        this.keys = keys;
        this.length = length.toNanos();
    }

    /** Makes a sign of life. */
    RawCommand beat() {
        return BEAT.query(List.of(keys.consumers(), keys.taken(), keys.consumer(), keys.length(), keys.life()));
    }

    /**
     * What Redis says to a sign of life.
     *
     * @param ended the consumers whose lease has ended
     * @param untilNext after how many milliseconds one ends next, unless there is another sign of its life
     * @param taken how many messages are on the list of this one
     */
    record Standing(List<String> ended, long untilNext, long taken) {}

    /**
     * Takes note that a sign of life was given.
     *
     * @param answer what Redis said
     * @param sent when it was sent at the earliest, by {@link System#nanoTime}
     */
    Standing renewed(Object answer, long sent) {
        List<?> parts = (List<?>) answer;
        long now = (Long) parts.get(0);
        if (!begun || Duration.ofMillis(now - lastBeat).toNanos() >= length) {
            unbrokenSince = sent;
        }
        lastBeat = now;
        end = sent + length;
        begun = true;
        List<String> ended = ((List<?>) parts.get(2))
                .stream()
                        .map(name -> new String((byte[]) name, StandardCharsets.UTF_8))
                        .toList();
        return new Standing(ended, (Long) parts.get(1), (Long) parts.get(3));
    }

    /** Tells whether nobody can have taken over yet. */
    boolean holds() {
        return begun && System.nanoTime() - end < 0;
    }

    /**
     * Tells whether it is the other's fault that its lease has ended. After an outage of Redis those of all have, and those
     * who live must get the time to say so.
     */
    boolean mayTakeOver() {
        return holds() && System.nanoTime() - unbrokenSince >= length + GRACE.toNanos();
    }

    /** Makes a command that moves what another consumer has in hand to this one, if its lease has still ended. */
    RawCommand takeOver(String other) {
        return TAKE_OVER.query(List.of(
                keys.consumers(),
                keys.takenBy(other),
                keys.taken(),
                keys.losses(),
                bytes(other),
                keys.life(),
                REMEMBERED_MILLIS));
    }

    /** Makes a command that ends the lease; what is still in hand goes to others. */
    RawCommand leave() {
        return LEAVE.query(List.of(keys.consumers(), keys.taken(), keys.consumer()));
    }

    /** Reads frames and the number of their losses, one after the other. */
    static void read(Object answer, BiConsumer<byte[], Integer> frames) {
        List<?> flat = (List<?>) answer;
        for (int i = 0; i + 1 < flat.size(); i += 2) {
            frames.accept((byte[]) flat.get(i), ((Long) flat.get(i + 1)).intValue());
        }
    }
}
