/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import static org.jsoa.rar.redis.RedisLink.bytes;

import java.io.Closeable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Moves messages from a queue to the list of its consumer, in the same step that takes them. One thread at a time takes; any
 * thread may {@link #wake} or close it.
 */
final class LeasedReader implements Closeable {

    /** It renews the lease too, so that none ends while its consumer waits for a message. */
    private static final Script TAKE = new Script(3, """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            redis.call('ZADD', KEYS[3], now + ARGV[2], ARGV[1])
            local frames = ARGV[3] ~= '0' and redis.call('LPOP', KEYS[1], ARGV[3])
            if frames then
              redis.call('RPUSH', KEYS[2], unpack(frames))
            end
            return frames
            """);

    private static final Script RECOVER = new Script(2, """
            local found = {}
            for _, frame in ipairs(redis.call('LRANGE', KEYS[1], 0, -1)) do
              found[#found + 1] = frame
              found[#found + 1] = tonumber(redis.call('HGET', KEYS[2], redis.sha1hex(frame)) or 0)
            end
            return found
            """);

    private static final byte[] LEFT = bytes("LEFT");
    private static final byte[] RIGHT = bytes("RIGHT");
    private static final Logger LOG = System.getLogger(LeasedReader.class.getName());

    private final LeaseKeys keys;
    private final ReconnectingLink link;
    private long lastClient;
    private volatile boolean unsure;

    LeasedReader(RedisStore store, LeaseKeys keys) {
        this.keys = keys;
        this.link = new ReconnectingLink(
                store.masterOf(ServiceKeys.requests(keys.service())),
                "waiting at " + ServiceKeys.requests(keys.service()),
                Wait.LONGEST.duration(),
                this::prepare);
    }

    private void prepare(RedisLink opened) {
        TAKE.load(opened);
        Bundle.prepare(opened);
        if (lastClient != 0) {
            // Redis may have moved messages whose arrival the last connection did not live to see.
            unsure = true;
            try {
                opened.unblock(lastClient);
            } catch (JedisDataException e) {
                LOG.log(Level.DEBUG, "Redis does not let us end the wait of a lost connection; it ends by itself", e);
            }
        }
        lastClient = opened.clientId();
    }

    /** Redis may have messages on the consumer's list that nobody has in hand. */
    void becomeUnsure() {
        unsure = true;
    }

    /** Tells whether it may; connects first, since a new connection may be the reason. */
    boolean isUnsure() throws RedisException {
        link.get();
        return unsure;
    }

    /**
     * Finds the messages that are on the consumer's list and in nobody's hand.
     *
     * @param known what is in hand, looked at before
     * @param found receives each, with the number of its losses
     */
    void recover(Map<ByteBuffer, Integer> known, BiConsumer<byte[], Integer> found) throws RedisException {
        RedisLink open = link.get();
        try {
            RECOVER.query(List.of(keys.taken(), keys.losses())).write(open);
            unsure = false;
            Lease.read(open.read(), (frame, losses) -> {
                if (known.merge(ByteBuffer.wrap(frame), -1, Integer::sum) < 0) {
                    found.accept(frame, losses);
                }
            });
        } catch (JedisException e) {
            unsure = true;
            throw lost(e);
        }
    }

    /** Does what {@link QueueReader#take} does. */
    boolean take(int most, Freight freight, Consumer<byte[]> backlog, Consumer<byte[]> awaited) throws RedisException {
        RedisLink open = connected(freight);
        open.longestWait(Wait.LONGEST.duration());
        try {
            freight.write(open);
            writeTake(open, most - 1);
            open.write(Command.BLMOVE, keys.queue(), keys.taken(), LEFT, RIGHT, Wait.LONGEST.seconds());
            open.write(Command.EXPIRE, keys.taken(), keys.life());
            freight.read(open);
            boolean any = false;
            if (open.read() instanceof List<?> frames) {
                frames.forEach(frame -> backlog.accept((byte[]) frame));
                any = true;
            }
            if (open.read() instanceof byte[] frame) {
                awaited.accept(frame);
                any = true;
            }
            open.read();
            return any;
        } catch (JedisException e) {
            throw lost(freight, e);
        }
    }

    /** Does what {@link QueueReader#poll} does. */
    boolean poll(int most, Freight freight, Consumer<byte[]> backlog, Consumer<byte[]> last) throws RedisException {
        RedisLink open = connected(freight);
        open.longestWait(Duration.ZERO);
        try {
            freight.write(open);
            writeTake(open, most);
            open.write(Command.EXPIRE, keys.taken(), keys.life());
            freight.read(open);
            Object found = open.read();
            open.read();
            if (found instanceof List<?> frames && !frames.isEmpty()) {
                frames.subList(0, frames.size() - 1).forEach(frame -> backlog.accept((byte[]) frame));
                last.accept((byte[]) frames.get(frames.size() - 1));
                return true;
            }
            return false;
        } catch (JedisException e) {
            throw lost(freight, e);
        }
    }

    private void writeTake(RedisLink open, int most) {
        TAKE.write(
                open,
                List.of(
                        keys.queue(),
                        keys.taken(),
                        keys.consumers(),
                        keys.consumer(),
                        keys.length(),
                        bytes(Integer.toString(most))));
    }

    private RedisLink connected(Freight freight) throws RedisException.NotSent {
        try {
            return link.get();
        } catch (RedisException.NotSent e) {
            freight.fail(e);
            throw e;
        }
    }

    private RedisException lost(Freight freight, JedisException cause) {
        RedisException lost = lost(cause);
        freight.fail(lost);
        return lost;
    }

    private RedisException lost(JedisException cause) {
        link.broken(cause);
        return new RedisException.ConnectionLost(cause.toString(), cause);
    }

    Duration untilNextAttempt() {
        return link.untilNextAttempt();
    }

    void wake() throws RedisException.NotSent {
        link.unblock();
    }

    @Override
    public void close() {
        link.close();
    }
}
