/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.io.Closeable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jsoa.rar.command.CommandBatch;
import org.jsoa.rar.command.LuaScript;
import org.jsoa.rar.command.PiggybackBatch;
import org.jsoa.rar.connection.BlockTimeout;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.topology.ReconnectingConnection;
import org.jsoa.rar.topology.ServiceKeys;
import org.jsoa.rar.topology.Shard;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Moves messages from a queue to the list of its consumer, in the same step that takes them. One thread at a time takes; any
 * thread may {@link #wake} or close it.
 */
final class LeasedListReader implements Closeable {

    /** It renews the lease too, so that none ends while its consumer waits for a message. */
    private static final LuaScript TAKE = new LuaScript(3, """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            redis.call('ZADD', KEYS[3], now + ARGV[2], ARGV[1])
            local frames = ARGV[3] ~= '0' and redis.call('LPOP', KEYS[1], ARGV[3])
            if frames then
              redis.call('RPUSH', KEYS[2], unpack(frames))
            end
            return frames
            """);

    private static final LuaScript RECOVER = new LuaScript(2, """
            local found = {}
            for _, frame in ipairs(redis.call('LRANGE', KEYS[1], 0, -1)) do
              found[#found + 1] = frame
              found[#found + 1] = tonumber(redis.call('HGET', KEYS[2], redis.sha1hex(frame)) or 0)
            end
            return found
            """);

    private static final byte[] LEFT = bytes("LEFT");
    private static final byte[] RIGHT = bytes("RIGHT");
    private static final Logger LOG = System.getLogger(LeasedListReader.class.getName());

    private final LeaseKeys keys;
    private final ReconnectingConnection link;
    private long lastClient;
    private volatile boolean unsure;

    LeasedListReader(Shard store, LeaseKeys keys) {
        this.keys = keys;
        this.link = new ReconnectingConnection(
                store.masterOf(ServiceKeys.requests(keys.service())),
                "waiting at " + ServiceKeys.requests(keys.service()),
                BlockTimeout.LONGEST.duration(),
                this::prepare);
    }

    private void prepare(RedisConnection opened) {
        TAKE.load(opened);
        CommandBatch.prepare(opened);
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
        RedisConnection open = link.get();
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

    /** Does what {@link ListReader#take} does. */
    boolean take(int most, PiggybackBatch freight, Consumer<byte[]> backlog, Consumer<byte[]> awaited)
            throws RedisException {
        RedisConnection open = connected(freight);
        open.longestWait(BlockTimeout.LONGEST.duration());
        try {
            freight.write(open);
            writeTake(open, most - 1);
            open.write(Command.BLMOVE, keys.queue(), keys.taken(), LEFT, RIGHT, BlockTimeout.LONGEST.seconds());
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

    /** Does what {@link ListReader#poll} does. */
    boolean poll(int most, PiggybackBatch freight, Consumer<byte[]> backlog, Consumer<byte[]> last)
            throws RedisException {
        RedisConnection open = connected(freight);
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

    private void writeTake(RedisConnection open, int most) {
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

    private RedisConnection connected(PiggybackBatch freight) throws RedisException.NotSent {
        try {
            return link.get();
        } catch (RedisException.NotSent e) {
            freight.fail(e);
            throw e;
        }
    }

    private RedisException lost(PiggybackBatch freight, JedisException cause) {
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
