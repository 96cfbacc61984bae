/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.jsoa.rar.command.LuaScript;
import org.jsoa.rar.command.RawCommand;
import org.jsoa.rar.deadletter.DeadLetterBounds;
import org.jsoa.rar.time.MonotonicClock;

/**
 * The lease under which a consumer has messages in flight. The consumer renews it regularly. When it ends, other consumers
 * take the messages over. Only the clock of Redis decides when a lease ends.
 *
 * <p>One thread renews and takes over; any thread may ask whether the lease holds.
 */
final class Lease {

    private static final LuaScript RENEW = new LuaScript(2, """
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
     * Redis keeps a consumer for some time after the end of its lease: a blocking command that the consumer began before may
     * still put a message on its list.
     */
    private static final LuaScript TAKE_OVER =
            new LuaScript(6, DeadLetterBounds.KEEP_FUNCTION + DeadLetterBounds.KEEP_TOO_LARGE_FUNCTION + """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local last = tonumber(redis.call('ZSCORE', KEYS[1], ARGV[1]) or now + 1)
            local found = {}
            if last > now then
              return found
            end
            local refused = 0
            for _, frame in ipairs(redis.call('LRANGE', KEYS[2], 0, -1)) do
              if #frame > tonumber(ARGV[4]) then
                keep_too_large(KEYS[5], KEYS[6], frame, ARGV[4])
                refused = refused + 1
              else
                redis.call('RPUSH', KEYS[3], frame)
                found[#found + 1] = frame
                found[#found + 1] = redis.call('HINCRBY', KEYS[4], redis.sha1hex(frame), 1)
              end
            end
            local surplus = redis.call('HLEN', KEYS[4]) - 10000
            if surplus > 0 then
              redis.call('HDEL', KEYS[4], unpack(redis.call('HRANDFIELD', KEYS[4], math.min(surplus, 1000))))
            end
            redis.call('DEL', KEYS[2])
            redis.call('EXPIRE', KEYS[3], ARGV[2])
            redis.call('EXPIRE', KEYS[4], ARGV[2])
            if last + ARGV[3] < now then
              redis.call('ZREM', KEYS[1], ARGV[1])
            end
            if refused > 0 then
              found[#found + 1] = refused
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

    private static final byte[] KEPT_MILLIS = bytes("60000");

    /** How much longer than a lease a consumer may need to find Redis after an outage. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final LeaseKeys keys;
    private final long length;
    private final MonotonicClock clock;
    private volatile long end;
    private volatile boolean begun;
    private long lastRenewal;
    private long unbrokenSince;

    Lease(LeaseKeys keys, Duration length, MonotonicClock clock) {
        this.keys = keys;
        this.clock = clock;
        this.length = length.toNanos();
    }

    /** Makes the command that renews the lease. */
    RawCommand renewal() {
        return RawCommand.eval(
                RENEW, List.of(keys.consumers(), keys.inFlight(), keys.consumer(), keys.length(), keys.life()));
    }

    /**
     * The result of a renewal.
     *
     * @param ended the consumers whose lease has ended
     * @param untilNext after how many milliseconds the next lease ends unless it is renewed
     * @param inFlight how many messages are on the list of this consumer
     */
    record Standing(List<String> ended, long untilNext, long inFlight) {}

    /**
     * Records that the lease was renewed.
     *
     * @param result the result from Redis
     * @param sent the earliest time at which the renewal was sent
     */
    Standing renewed(Object result, long sent) {
        List<?> parts = (List<?>) result;
        long now = (Long) parts.get(0);
        if (!begun || Duration.ofMillis(now - lastRenewal).toNanos() >= length) {
            unbrokenSince = sent;
        }
        lastRenewal = now;
        end = sent + length;
        begun = true;
        List<String> ended = ((List<?>) parts.get(2))
                .stream()
                        .map(name -> new String((byte[]) name, StandardCharsets.UTF_8))
                        .toList();
        return new Standing(ended, (Long) parts.get(1), (Long) parts.get(3));
    }

    /** Returns whether no other consumer can have taken over yet. */
    boolean holds() {
        return begun && clock.nanoTime() - end < 0;
    }

    /**
     * Returns whether the end of another lease means that its consumer is dead. After an outage of Redis all leases have
     * ended, and living consumers need time to renew theirs.
     */
    boolean mayTakeOver() {
        return holds() && clock.nanoTime() - unbrokenSince >= length + GRACE.toNanos();
    }

    /** Makes the command that takes over the messages of another consumer, unless that has renewed its lease meanwhile. */
    RawCommand takeOver(String other) {
        return RawCommand.eval(
                TAKE_OVER,
                List.of(
                        keys.consumers(),
                        keys.inFlightOf(other),
                        keys.inFlight(),
                        keys.losses(),
                        keys.deadLetters(),
                        keys.deadLetterSizes(),
                        bytes(other),
                        keys.life(),
                        KEPT_MILLIS,
                        keys.limit()));
    }

    /** Makes the command that ends the lease. Messages that are still in flight go to other consumers. */
    RawCommand leave() {
        return RawCommand.eval(LEAVE, List.of(keys.consumers(), keys.inFlight(), keys.consumer()));
    }

    /**
     * Reads a list of frames, each followed by the number of its losses.
     *
     * @return how many messages were too large, and became dead letters
     */
    static long read(Object result, BiConsumer<byte[], Integer> frames) {
        List<?> flat = (List<?>) result;
        for (int i = 0; i + 1 < flat.size(); i += 2) {
            frames.accept((byte[]) flat.get(i), ((Long) flat.get(i + 1)).intValue());
        }
        return flat.size() % 2 == 0 ? 0 : (Long) flat.get(flat.size() - 1);
    }
}
