/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jsoa.rar.command.CommandBatch;
import org.jsoa.rar.command.LuaScript;
import org.jsoa.rar.command.RawCommand;
import org.jsoa.rar.connection.BlockTimeout;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.untrusted.SafeLogger;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Moves messages from a queue to the list of the messages that a consumer has in flight, in the same step that takes them.
 *
 * <p>One thread at a time takes; any thread may call {@link #becomeUnsure}.
 */
final class LeaseCommands implements TakeCommands {

    /** The script also renews the lease, which must not end while its consumer waits for a message. */
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
    private static final Logger LOG = SafeLogger.of(LeaseCommands.class);

    private final LeaseKeys keys;
    private long lastClient;
    private volatile boolean unsure;

    LeaseCommands(LeaseKeys keys) {
        this.keys = keys;
    }

    @Override
    public void opened(RedisConnection connection) {
        TAKE.load(connection);
        CommandBatch.loadScripts(connection);
        if (lastClient != 0) {
            // Redis may have moved messages that the last connection did not deliver.
            unsure = true;
            try {
                connection.unblock(lastClient);
            } catch (JedisDataException e) {
                LOG.log(
                        Level.DEBUG,
                        "Redis does not permit to end the wait of a lost connection; it ends by itself",
                        e);
            }
        }
        lastClient = connection.clientId();
    }

    @Override
    public void writePoll(RedisConnection connection, int most) {
        writeTake(connection, most);
        connection.write(Command.EXPIRE, keys.inFlight(), keys.life());
    }

    private void writeTake(RedisConnection connection, int most) {
        TAKE.write(
                connection,
                List.of(
                        keys.queue(),
                        keys.inFlight(),
                        keys.consumers(),
                        keys.consumer(),
                        keys.length(),
                        bytes(Integer.toString(most))));
    }

    @Override
    public List<byte[]> readPoll(RedisConnection connection) {
        List<byte[]> frames = TakeCommands.frames(connection.read());
        readExpire(connection);
        return frames;
    }

    @Override
    public void writeTake(RedisConnection connection, int most, BlockTimeout wait) {
        writeTake(connection, most - 1);
        connection.write(Command.BLMOVE, keys.queue(), keys.inFlight(), LEFT, RIGHT, wait.seconds());
        connection.write(Command.EXPIRE, keys.inFlight(), keys.life());
    }

    @Override
    public List<byte[]> readBacklog(RedisConnection connection, int most) {
        return TakeCommands.frames(connection.read());
    }

    @Override
    public byte[] readAwaited(RedisConnection connection) {
        byte[] frame = (byte[]) connection.read();
        readExpire(connection);
        return frame;
    }

    private static void readExpire(RedisConnection connection) {
        connection.read();
    }

    /** Marks that Redis may have messages in flight for this consumer that this process does not know. */
    void becomeUnsure() {
        unsure = true;
    }

    /** Returns whether Redis may have such messages. */
    boolean isUnsure() {
        return unsure;
    }

    /**
     * Makes a command that returns all messages in flight, to be read with {@link Lease#read}. From now on the consumer counts
     * as sure.
     */
    RawCommand recovery() {
        unsure = false;
        return RawCommand.eval(RECOVER, List.of(keys.inFlight(), keys.losses()));
    }
}
