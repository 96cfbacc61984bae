/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.io.Closeable;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jsoa.rar.command.CommandBatch;
import org.jsoa.rar.command.PiggybackBatch;
import org.jsoa.rar.connection.BlockTimeout;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.topology.ReconnectingConnection;
import org.jsoa.rar.topology.Shard;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Takes messages off one list. Under load it takes many in one round trip; when the list is empty it waits in Redis, so that
 * a message is taken the moment it arrives. One thread at a time takes; any thread may {@link #wake} or close it.
 */
public final class ListReader implements Closeable {

    /** How long a list lives that holds nothing but returned messages; each message still has an expiry of its own. */
    static final Duration LIFE_AFTER_RETURN = Duration.ofHours(1);

    private final ReconnectingConnection link;
    private final byte[] key;

    /**
     * Creates a reader that connects when it is first used.
     *
     * @param store where the list is
     * @param key the list
     */
    public ListReader(Shard store, String key) {
        this.key = bytes(key);
        this.link = new ReconnectingConnection(
                store.masterOf(key), "waiting at " + key, BlockTimeout.LONGEST.duration(), CommandBatch::prepare);
    }

    /**
     * Takes messages, waiting a while for one. What is there already goes to the first consumer at once;
     * the message that ends the wait, and no other, goes to the second.
     *
     * @param most how many to take at most, at least 1
     * @param wait how long to wait, at most {@link BlockTimeout#LONGEST}
     * @param freight what goes along
     * @param backlog receives all but the last place
     * @param awaited receives the last place
     * @return whether there was any
     * @throws RedisException if there is no connection, or it broke; what was received before was received
     */
    public boolean take(
            int most, BlockTimeout wait, PiggybackBatch freight, Consumer<byte[]> backlog, Consumer<byte[]> awaited)
            throws RedisException {
        RedisConnection open = connected(freight);
        open.longestWait(wait.duration());
        try {
            freight.write(open);
            if (most > 1) {
                open.write(Command.LPOP, key, bytes(Integer.toString(most - 1)));
            }
            open.write(Command.BLPOP, key, wait.seconds());
            freight.read(open);
            boolean any = false;
            if (most > 1 && open.read() instanceof List<?> frames) {
                frames.forEach(frame -> backlog.accept((byte[]) frame));
                any = !frames.isEmpty();
            }
            if (open.read() instanceof List<?> keyAndFrame) {
                awaited.accept((byte[]) keyAndFrame.get(1));
                any = true;
            }
            return any;
        } catch (JedisException e) {
            throw lost(freight, e);
        }
    }

    /**
     * Takes what messages there are, without waiting for any.
     *
     * @param most how many to take at most, at least 1
     * @param freight what goes along
     * @param backlog receives all but the last one
     * @param last receives the last one
     * @return whether there was any
     * @throws RedisException if there is no connection, or it broke
     */
    boolean poll(int most, PiggybackBatch freight, Consumer<byte[]> backlog, Consumer<byte[]> last)
            throws RedisException {
        RedisConnection open = connected(freight);
        open.longestWait(Duration.ZERO);
        try {
            freight.write(open);
            open.write(Command.LPOP, key, bytes(Integer.toString(most)));
            freight.read(open);
            if (open.read() instanceof List<?> frames && !frames.isEmpty()) {
                frames.subList(0, frames.size() - 1).forEach(frame -> backlog.accept((byte[]) frame));
                last.accept((byte[]) frames.get(frames.size() - 1));
                return true;
            }
            return false;
        } catch (JedisException e) {
            throw lost(freight, e);
        }
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
        link.broken(cause);
        RedisException lost = new RedisException.ConnectionLost(cause.toString(), cause);
        freight.fail(lost);
        return lost;
    }

    /**
     * Puts messages back at the head of the list, in the order in which they were taken. Not to be called while a thread
     * takes.
     *
     * @param frames the messages, the one taken first in front
     * @throws RedisException if they could not be put back, or nobody knows
     */
    void giveBack(List<byte[]> frames) throws RedisException {
        byte[][] arguments = new byte[frames.size() + 1][];
        arguments[0] = key;
        for (int i = 0; i < frames.size(); i++) {
            arguments[frames.size() - i] = frames.get(i);
        }
        RedisConnection open = link.get();
        try {
            open.write(Command.LPUSH, arguments);
            if (open.read() instanceof Long length && length == frames.size()) {
                open.write(Command.EXPIRE, key, bytes(Long.toString(LIFE_AFTER_RETURN.toSeconds())));
                open.read();
            }
        } catch (JedisException e) {
            link.broken(e);
            throw new RedisException.ConnectionLost(e.toString(), e);
        }
    }

    /**
     * Makes a connection if there is none.
     *
     * @throws RedisException.NotSent if none can be made now
     */
    public void connect() throws RedisException.NotSent {
        link.get();
    }

    /** Ends an attempt to connect that takes too long. */
    public void endSlowAttempt(long now) {
        link.endSlowAttempt(now);
    }

    /** Closes the connection under the thread that takes, which then fails; the next one makes another. */
    public void cut() {
        link.cut();
    }

    /** Tells whether there is a connection. */
    public boolean isConnected() {
        return link.isOpen();
    }

    /**
     * Tells whether Redis can be reached, as far as is known.
     *
     * @return false from a failure to the next success
     */
    public boolean isUp() {
        return link.isUp();
    }

    /**
     * Returns how long to wait after a failure before another attempt makes sense.
     *
     * @return the time left of the back-off, zero if none
     */
    public Duration untilNextAttempt() {
        return link.untilNextAttempt();
    }

    /**
     * Ends a wait that another thread is in, without losing a message. If Redis cannot be reached the wait ends by itself
     * within {@link BlockTimeout#LONGEST}.
     *
     * @throws RedisException.NotSent if Redis cannot be reached
     */
    void wake() throws RedisException.NotSent {
        link.unblock();
    }

    @Override
    public void close() {
        link.close();
    }
}
