/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.util.List;
import org.jsoa.rar.command.CommandBatch;
import org.jsoa.rar.command.LuaScript;
import org.jsoa.rar.command.RawCommand;
import org.jsoa.rar.connection.BlockTimeout;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.deadletter.DeadLetterBounds;
import org.jsoa.untrusted.SafeLogger;
import redis.clients.jedis.Protocol.Command;

/**
 * Moves messages from a queue to the list of the messages that a consumer has in flight, in the same step that takes them.
 *
 * <p>One thread at a time takes; any thread may call {@link #becomeUnsure}.
 */
final class LeaseCommands implements TakeCommands {

    /** The script also renews the lease, which must not end while its consumer waits for a message. */
    private static final LuaScript TAKE =
            new LuaScript(5, DeadLetterBounds.KEEP_FUNCTION + DeadLetterBounds.KEEP_TOO_LARGE_FUNCTION + """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            redis.call('ZADD', KEYS[3], now + ARGV[2], ARGV[1])
            local frames = ARGV[4] ~= '0' and redis.call('LPOP', KEYS[1], ARGV[4])
            if not frames then
              return frames
            end
            local fit = {}
            for _, frame in ipairs(frames) do
              if #frame > tonumber(ARGV[3]) then
                keep_too_large(KEYS[4], KEYS[5], frame, ARGV[3])
              else
                fit[#fit + 1] = frame
              end
            end
            local refused = #frames - #fit
            if #fit > 0 then
              redis.call('RPUSH', KEYS[2], unpack(fit))
            end
            if refused > 0 then
              fit[#fit + 1] = refused
            end
            return fit
            """);

    private static final LuaScript RECOVER =
            new LuaScript(4, DeadLetterBounds.KEEP_FUNCTION + DeadLetterBounds.KEEP_TOO_LARGE_FUNCTION + """
            local found = {}
            local refused = 0
            for _, frame in ipairs(redis.call('LRANGE', KEYS[1], 0, -1)) do
              if #frame > tonumber(ARGV[1]) then
                keep_too_large(KEYS[3], KEYS[4], frame, ARGV[1])
                redis.call('LREM', KEYS[1], 1, frame)
                refused = refused + 1
              else
                found[#found + 1] = frame
                found[#found + 1] = tonumber(redis.call('HGET', KEYS[2], redis.sha1hex(frame)) or 0)
              end
            end
            if refused > 0 then
              found[#found + 1] = refused
            end
            return found
            """);

    private static final byte[] LEFT = bytes("LEFT");
    private static final byte[] RIGHT = bytes("RIGHT");

    private final LeaseKeys keys;
    private boolean openedBefore;
    private volatile boolean unsure;

    LeaseCommands(LeaseKeys keys) {
        this.keys = keys;
    }

    @Override
    public void opened(RedisConnection connection) {
        TAKE.load(connection);
        CommandBatch.loadScripts(connection);
        // Redis may have moved messages that the last connection did not deliver. The wait of that connection ends by
        // itself.
        // Its client id must not be used: since a restart of Redis, another client may have it. A message that is moved
        // until then is noticed at the next renewal of the lease.
        unsure |= openedBefore;
        openedBefore = true;
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
                        keys.deadLetters(),
                        keys.deadLetterSizes(),
                        keys.consumer(),
                        keys.length(),
                        keys.limit(),
                        bytes(Integer.toString(most))));
    }

    @Override
    public List<byte[]> readPoll(RedisConnection connection) {
        List<byte[]> frames = fitting(connection.read());
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
        return fitting(connection.read());
    }

    @Override
    public byte[] readAwaited(RedisConnection connection) {
        byte[] frame = (byte[]) connection.read();
        readExpire(connection);
        if (frame != null && frame.length > keys.largestMessage()) {
            // The command that waits cannot compare sizes. The next command moves the message to the dead letters.
            unsure = true;
            return null;
        }
        return frame;
    }

    /** Returns the messages that were taken. The number of those that were too large follows them. */
    private List<byte[]> fitting(Object result) {
        if (result instanceof List<?> list && !list.isEmpty() && list.get(list.size() - 1) instanceof Long refused) {
            warnOfTooLarge(refused);
            return TakeCommands.frames(list.subList(0, list.size() - 1));
        }
        return TakeCommands.frames(result);
    }

    /** Logs that messages became dead letters before they were taken. */
    void warnOfTooLarge(long count) {
        if (count > 0) {
            LOG.log(
                    Level.WARNING,
                    "refused {0,number,#} messages to service {1} that were larger than {2,number,#} bytes (setting"
                            + " soa.limits.frame-bytes); they are dead letters",
                    count,
                    keys.service(),
                    keys.largestMessage());
        }
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
        return RawCommand.eval(
                RECOVER,
                List.of(keys.inFlight(), keys.losses(), keys.deadLetters(), keys.deadLetterSizes(), keys.limit()));
    }
}
