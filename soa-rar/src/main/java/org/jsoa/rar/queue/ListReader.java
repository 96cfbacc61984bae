/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.io.Closeable;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jsoa.rar.command.CommandBatch;
import org.jsoa.rar.command.RedisCommand;
import org.jsoa.rar.connection.BlockTimeout;
import org.jsoa.rar.connection.FailureMessages;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.rar.topology.ReconnectingConnection;
import org.jsoa.rar.topology.Shard;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Takes messages off one list. Under load it takes many in one round trip. When the list is empty it waits in Redis, and takes
 * a message as soon as it arrives. One thread at a time takes; any thread may {@link #wake} or close it.
 *
 * @since 0.1
 */
public final class ListReader implements Closeable {

    /** How long a list lives that has only requeued messages. Each message has an expiry of its own. */
    static final Duration LIFE_AFTER_REQUEUE = Duration.ofHours(1);

    private final ReconnectingConnection connection;
    private final TakeCommands commands;
    private final long responseTimeout;
    private final MonotonicClock clock;

    /** Whether the last messages were on the list before this reader waited for one. */
    private boolean busy;

    /**
     * Creates a reader that pops messages. It connects when it is first used.
     *
     * @param shard the shard of the list
     * @param key the list
     * @param clock measures back-offs
     */
    public ListReader(Shard shard, String key, MonotonicClock clock) {
        this(shard, key, clock, RedisConnection::open);
    }

    /**
     * Creates a reader that pops messages over connections of a given kind.
     *
     * @param shard the shard of the list
     * @param key the list
     * @param clock measures back-offs
     * @param connector makes the connections
     */
    public ListReader(Shard shard, String key, MonotonicClock clock, RedisConnection.Connector connector) {
        this(shard, key, new PopCommands(bytes(key)), clock, connector);
    }

    ListReader(Shard shard, String key, TakeCommands commands, MonotonicClock clock) {
        this(shard, key, commands, clock, RedisConnection::open);
    }

    /** Creates a reader that takes messages by given commands, over connections of a given kind. */
    ListReader(
            Shard shard, String key, TakeCommands commands, MonotonicClock clock, RedisConnection.Connector connector) {
        this.commands = commands;
        this.responseTimeout = shard.timeouts().response().toNanos();
        this.clock = clock;
        this.connection = new ReconnectingConnection(
                shard.masterOf(key),
                "waiting at " + key,
                BlockTimeout.LONGEST.duration(),
                clock,
                connector,
                commands::opened);
    }

    /**
     * Takes messages, and waits a while for one. Messages that are there already go to the first consumer at once. The message
     * that ends the wait, and no other, goes to the second.
     *
     * @param most how many to take at most, at least 1
     * @param wait how long to wait, at most {@link BlockTimeout#LONGEST}
     * @param batch commands that precede the wait on the same connection
     * @param backlog receives all messages but the one that was waited for
     * @param awaited receives the message that was waited for
     * @return whether there was any message
     * @throws RedisException if there is no connection, or it broke. Messages that a consumer has received stay received.
     */
    public boolean take(
            int most, BlockTimeout wait, CommandBatch batch, Consumer<byte[]> backlog, Consumer<byte[]> awaited)
            throws RedisException {
        RedisConnection open = connected(batch);
        open.longestBlock(wait.duration());
        try {
            batch.write(open);
            commands.writeTake(open, most, wait);
            batch.complete(open);
            List<byte[]> frames = commands.readBacklog(open, most);
            busy |= !frames.isEmpty();
            Deliveries deliveries = new Deliveries();
            deliveries.deliver(frames, backlog);
            byte[] frame = commands.readAwaited(open);
            connection.answered();
            deliveries.deliver(frame, awaited);
            deliveries.throwFailure();
            return frame != null || !frames.isEmpty();
        } catch (JedisException e) {
            throw lost(batch, e);
        } catch (RuntimeException | Error e) {
            // Results may be unread, which the next thread would take for those of its own commands.
            interrupted(batch, e);
            throw e;
        }
    }

    /**
     * Takes messages as {@link #take} does, and sends responses on the same connection. While the list is busy it does not
     * wait in Redis: a thread blocked in Redis could not run the messages that it has taken.
     */
    boolean take(int most, ReplyBuffer replies, Sender sender, Consumer<byte[]> backlog, Consumer<byte[]> awaited)
            throws RedisException {
        if (busy) {
            busy = poll(most, replies.batchFor(sender), backlog, awaited);
            return busy || take(1, BlockTimeout.LONGEST, replies.lastBatchFor(sender), backlog, awaited);
        }
        return take(most, BlockTimeout.LONGEST, replies.lastBatchFor(sender), backlog, awaited);
    }

    /** Takes the messages that are there without waiting; the last one goes to the second consumer. */
    private boolean poll(int most, CommandBatch batch, Consumer<byte[]> backlog, Consumer<byte[]> last)
            throws RedisException {
        RedisConnection open = connected(batch);
        open.longestBlock(Duration.ZERO);
        try {
            batch.write(open);
            commands.writePoll(open, most);
            batch.complete(open);
            List<byte[]> frames = commands.readPoll(open);
            connection.answered();
            if (frames.isEmpty()) {
                return false;
            }
            Deliveries deliveries = new Deliveries();
            deliveries.deliver(frames.subList(0, frames.size() - 1), backlog);
            deliveries.deliver(frames.get(frames.size() - 1), last);
            deliveries.throwFailure();
            return true;
        } catch (JedisException e) {
            throw lost(batch, e);
        } catch (RuntimeException | Error e) {
            interrupted(batch, e);
            throw e;
        }
    }

    private RedisConnection connected(CommandBatch batch) throws RedisException.NotSent {
        try {
            return connection.get();
        } catch (RedisException.NotSent e) {
            batch.fail(e);
            throw e;
        }
    }

    /**
     * Asks for no message, and so shows whether messages can be taken.
     *
     * @throws RedisException if there is no connection, or it broke, or Redis refused the command
     */
    void probe() throws RedisException {
        RedisConnection open = connected(CommandBatch.EMPTY);
        try {
            open.longestBlock(Duration.ZERO);
            commands.writePoll(open, 0);
            commands.readPoll(open);
            connection.answered();
        } catch (JedisException e) {
            throw lost(CommandBatch.EMPTY, e);
        } catch (RuntimeException | Error e) {
            interrupted(CommandBatch.EMPTY, e);
            throw e;
        }
    }

    /**
     * Waits a while for one message, on a connection that is {@link #isUsable}. Does not wait beyond a deadline: then the
     * connection is given up, and the message may be lost.
     *
     * @param wait how long Redis waits
     * @param deadline when to give up, on the clock of this reader
     * @param batch commands that precede the wait on the same connection
     * @param awaited receives the message
     * @throws RedisException if there is no connection, or it broke or was given up
     */
    public void takeOne(BlockTimeout wait, long deadline, CommandBatch batch, Consumer<byte[]> awaited)
            throws RedisException {
        RedisConnection open = connected(batch);
        boolean limited = false;
        byte[] frame;
        try {
            batch.write(open);
            commands.writeTake(open, 1, wait);
            limited = limit(open, wait, deadline);
            batch.complete(open);
            commands.readBacklog(open, 1);
            limited = limit(open, wait, deadline);
            frame = commands.readAwaited(open);
            connection.answered();
        } catch (JedisException e) {
            if (limited && FailureMessages.isTimeout(e)) {
                connection.abandon(e);
                throw ended(batch, e);
            }
            throw lost(batch, e);
        } catch (RuntimeException | Error e) {
            interrupted(batch, e);
            throw e;
        }
        if (frame != null) {
            awaited.accept(frame);
        }
    }

    /** Limits the wait for the next result; returns whether a deadline does, rather than the response timeout. */
    private boolean limit(RedisConnection open, BlockTimeout wait, long deadline) {
        long left = deadline - clock.nanoTime();
        if (left < wait.nanos() + responseTimeout) {
            open.resultTimeout(Duration.ofNanos(left));
            return true;
        }
        open.longestBlock(wait.duration());
        return false;
    }

    private void interrupted(CommandBatch batch, Throwable cause) {
        connection.broken(cause);
        batch.fail(new RedisException.ConnectionLost(cause.toString(), cause));
    }

    private RedisException lost(CommandBatch batch, JedisException cause) {
        connection.broken(cause);
        return ended(batch, cause);
    }

    private static RedisException ended(CommandBatch batch, JedisException cause) {
        RedisException lost = new RedisException.ConnectionLost(cause.toString(), cause);
        batch.fail(lost);
        return lost;
    }

    /**
     * Sends a command on the connection that takes. Not to be called while a thread takes.
     *
     * @throws RedisException if there is no connection, or it broke, or Redis refused the command
     */
    Object send(RedisCommand command) throws RedisException {
        RedisConnection open = connection.get();
        try {
            command.write(open);
            Object result = open.read();
            connection.answered();
            return result;
        } catch (JedisException e) {
            throw lost(CommandBatch.EMPTY, e);
        } catch (RuntimeException | Error e) {
            connection.broken(e);
            throw e;
        }
    }

    /**
     * Makes a connection if there is none.
     *
     * @throws RedisException.NotSent if none can be made now
     */
    public void connect() throws RedisException.NotSent {
        connection.get();
    }

    /**
     * Ends an attempt to connect that takes too long.
     *
     * @param now the current time on the clock of this reader
     */
    public void endSlowAttempt(long now) {
        connection.endSlowAttempt(now);
    }

    /** Closes the connection while another thread takes. That thread then fails; the next one makes another connection. */
    public void cut() {
        connection.cut();
    }

    /**
     * Checks the connection, if it has rested. To be called by the thread that takes.
     *
     * @param patience how long to wait for Redis at most, in nanoseconds
     * @return whether taking needs no new connection
     */
    public boolean isUsable(long patience) {
        return connection.isUsable(patience);
    }

    /**
     * Returns whether there is a connection.
     *
     * @return whether taking needs no new connection
     */
    public boolean isConnected() {
        return connection.isOpen();
    }

    /**
     * Returns whether Redis can be reached, as far as is known.
     *
     * @return false from a failure to the next success
     */
    public boolean isUp() {
        return connection.isUp();
    }

    /**
     * Returns how long to wait after a failure before another attempt makes sense.
     *
     * @return the time left of the back-off, zero if none
     */
    public Duration untilNextAttempt() {
        return connection.untilNextAttempt();
    }

    /**
     * Ends the wait of another thread, without losing a message. If Redis cannot be reached the wait ends by itself
     * within {@link BlockTimeout#LONGEST}.
     *
     * @throws RedisException.NotSent if Redis cannot be reached
     */
    void wake() throws RedisException.NotSent {
        connection.unblock();
    }

    @Override
    public void close() {
        connection.close();
    }
}
