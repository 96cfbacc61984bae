/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.topology;

import java.io.Closeable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jsoa.rar.connection.BackOff;
import org.jsoa.rar.connection.ConnectionOptions;
import org.jsoa.rar.connection.FailureMessages;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.untrusted.SafeLogger;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A connection to a master that is made when it is first needed, and again after it broke. A {@link BackOff} separates
 * attempts. The log gets one line when Redis is lost and one when it is back.
 *
 * <p>One thread at a time calls {@link #get} and {@link #broken}; any thread may close it.
 *
 * @since 0.1
 */
public final class ReconnectingConnection implements Closeable {

    private static final BackOff NO_FAILURE_YET = new BackOff(Duration.ofMillis(50), Duration.ofSeconds(1));

    /** A blocking command ends by itself a little later. A Redis that is slow to respond is not worth a longer wait. */
    private static final Duration UNBLOCK_PATIENCE = Duration.ofSeconds(1);

    private static final Logger LOG = SafeLogger.of(ReconnectingConnection.class);

    private final MasterLocator master;
    private final String purpose;
    private final Duration longestBlock;
    private final MonotonicClock clock;
    private final RedisConnection.Connector connector;
    private final Consumer<RedisConnection> onOpen;

    private volatile RedisConnection connection;
    private volatile Attempt attempt;
    private volatile boolean closed;
    private BackOff backOff = NO_FAILURE_YET;
    private long nextAttempt;
    private volatile Exception lastFailure;

    /** Whether the last connection ended because its user lacks a right. A new connection does not change that. */
    private boolean forbidden;

    /**
     * A connection that is being made.
     *
     * @param abort ends the attempt
     * @param begun when the attempt began
     */
    private record Attempt(Runnable abort, long begun) {}

    /**
     * Creates a connection that is not made yet.
     *
     * @param master the server
     * @param purpose what the connection is for, for the log
     * @param longestBlock how long its commands block at most
     * @param clock measures back-offs
     * @param onOpen prepares a new connection before it is used
     */
    public ReconnectingConnection(
            MasterLocator master,
            String purpose,
            Duration longestBlock,
            MonotonicClock clock,
            Consumer<RedisConnection> onOpen) {
        this(master, purpose, longestBlock, clock, RedisConnection::open, onOpen);
    }

    /**
     * Creates a connection that is not made yet.
     *
     * @param master the server
     * @param purpose what the connection is for, for the log
     * @param longestBlock how long its commands block at most
     * @param clock measures back-offs
     * @param connector makes the connection
     * @param onOpen prepares a new connection before it is used
     */
    public ReconnectingConnection(
            MasterLocator master,
            String purpose,
            Duration longestBlock,
            MonotonicClock clock,
            RedisConnection.Connector connector,
            Consumer<RedisConnection> onOpen) {
        this.connector = connector;
        this.master = master;
        this.purpose = purpose;
        this.longestBlock = longestBlock;
        this.clock = clock;
        this.onOpen = onOpen;
    }

    /**
     * Returns the connection, and makes it if there is none.
     *
     * @return an open connection to the master
     * @throws RedisException.NotSent if there is none and none can be made now
     */
    public RedisConnection get() throws RedisException.NotSent {
        RedisConnection current = connection;
        if (isInPlace(current)) {
            return current;
        }
        if (current != null) {
            // The old server may never respond.
            connection = null;
            current.close();
        }
        if (closed) {
            throw new RedisException.NotSent("the adapter is stopped", null);
        }
        if (lastFailure != null && clock.nanoTime() - nextAttempt < 0) {
            throw notReachable(lastFailure);
        }
        return open();
    }

    private boolean isInPlace(RedisConnection current) {
        return current != null && !master.hasLeft(current.server());
    }

    private RedisConnection open() throws RedisException.NotSent {
        RedisConnection opened = null;
        try {
            RedisAddress server = master.locate();
            // No command blocks yet. A server that hangs must not delay the search for the new master.
            opened = connector.open(server, master.timeouts().response(), this::begun);
            if (master.mayBeReplica()) {
                requireMaster(opened);
            }
            onOpen.accept(opened);
            opened.longestBlock(longestBlock);
            master.found(server);
        } catch (JedisException | RedisException.NotSent e) {
            if (opened != null) {
                opened.close();
            }
            forbidden = false;
            failed(e, false);
            throw notReachable(e);
        } finally {
            attempt = null;
        }
        if (lastFailure != null && !forbidden) {
            LOG.log(Level.INFO, "Redis at {0} is back ({1})", master.name(), purpose);
        }
        lastFailure = null;
        if (!forbidden) {
            backOff = NO_FAILURE_YET;
        }
        connection = opened;
        if (closed) {
            opened.close();
        }
        return opened;
    }

    /** Checks that the server is not a replica, if the user has the right to ask. */
    private static void requireMaster(RedisConnection opened) {
        opened.write(Command.ROLE);
        try {
            String role = new String((byte[]) ((List<?>) opened.read()).get(0), StandardCharsets.UTF_8);
            if (!role.equals("master")) {
                RedisAddress server = opened.server();
                throw new JedisException(server.host() + ":" + server.port() + " is not the master");
            }
        } catch (JedisAccessControlException e) {
            LOG.log(Level.DEBUG, "the user may not ask for the role of the server", e);
        }
    }

    private void begun(Runnable abort) {
        attempt = new Attempt(abort, clock.nanoTime());
        if (closed) {
            abort.run();
        }
    }

    /**
     * Ends an attempt to connect that takes too long, although each single result comes in time. Any thread may call it.
     *
     * @param now the current time on the clock of this connection
     */
    public void endSlowAttempt(long now) {
        Attempt current = attempt;
        if (current == null) {
            return;
        }
        Duration patience = master.timeouts().connect().plus(master.timeouts().response());
        if (now - current.begun() > patience.toNanos()) {
            current.abort().run();
        }
    }

    /** Closes the connection while another thread uses it. That thread then fails and calls {@link #broken}. */
    public void cut() {
        RedisConnection current = connection;
        if (current != null) {
            current.close();
        }
    }

    private RedisException.NotSent notReachable(Exception cause) {
        return new RedisException.NotSent(
                "no connection to Redis at " + master.name() + ": " + FailureMessages.of(cause), cause);
    }

    /**
     * Closes a connection that failed. The next {@link #get} makes another.
     *
     * @param cause what failed
     */
    public void broken(RuntimeException cause) {
        RedisConnection current = connection;
        connection = null;
        if (current != null) {
            current.close();
        }
        boolean forbiddenBefore = forbidden;
        forbidden = cause instanceof JedisAccessControlException;
        failed(cause, forbidden && forbiddenBefore);
    }

    private void failed(Exception cause, boolean known) {
        if (lastFailure == null && !closed && !known) {
            LOG.log(
                    Level.WARNING,
                    "lost Redis at {0} ({1}), will try again: {2}",
                    master.name(),
                    purpose,
                    FailureMessages.of(cause));
        }
        lastFailure = cause;
        nextAttempt = clock.nanoTime() + backOff.pause().toNanos();
        backOff = backOff.next();
    }

    /**
     * Returns whether there is a connection that {@link #get} would return.
     *
     * @return whether the connection is open and its server still the master
     */
    public boolean isOpen() {
        return isInPlace(connection);
    }

    /**
     * Returns whether Redis can be reached, as far as is known.
     *
     * @return false from a failure to the next success
     */
    public boolean isUp() {
        return lastFailure == null;
    }

    /**
     * Returns how long {@link #get} fails without an attempt.
     *
     * @return the time left of the back-off, zero if none
     */
    public Duration untilNextAttempt() {
        return lastFailure == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, nextAttempt - clock.nanoTime()));
    }

    /**
     * Ends a blocking command on the connection as if its timeout had passed. No message is lost. Any thread may call it.
     *
     * @throws RedisException.NotSent if Redis cannot be reached
     */
    public void unblock() throws RedisException.NotSent {
        RedisConnection current = connection;
        if (current == null) {
            return;
        }
        RedisAddress impatient =
                current.server().withTimeouts(new ConnectionOptions.Timeouts(UNBLOCK_PATIENCE, UNBLOCK_PATIENCE));
        try (RedisConnection other = connector.open(impatient, UNBLOCK_PATIENCE, abort -> {})) {
            other.unblock(current.clientId());
        } catch (JedisException e) {
            throw notReachable(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        Attempt current = attempt;
        if (current != null) {
            current.abort().run();
        }
        cut();
    }
}
