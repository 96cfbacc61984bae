/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.topology;

import java.io.Closeable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jsoa.rar.connection.ConnectionOptions;
import org.jsoa.rar.connection.FailureMessages;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.time.BackOff;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.untrusted.SafeLogger;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A connection to a master that is made when it is first needed, and again after it broke. A {@link BackOff} separates
 * attempts. It is reset when a command was answered: a server that takes connections but refuses commands is not back.
 *
 * <p>One thread at a time calls {@link #get}, {@link #isUsable}, {@link #answered} and {@link #broken}; any thread may close
 * it.
 *
 * @since 0.1
 */
public final class ReconnectingConnection implements OutageLog.User, Closeable {

    private static final BackOff NO_FAILURE_YET = new BackOff(Duration.ofMillis(50), Duration.ofSeconds(1));

    /** A blocking command ends by itself a little later. A Redis that is slow to respond is not worth a longer wait. */
    private static final Duration UNBLOCK_PATIENCE = Duration.ofSeconds(1);

    /** A connection that was not used for this long may have been closed by the server, or by a balancer on the way. */
    private static final long REST_NANOS = Duration.ofSeconds(1).toNanos();

    /** Refusals that concern one list or one command, not the server as a whole. */
    private static final Pattern OWN_REFUSAL = Pattern.compile("\\b(NOPERM|WRONGTYPE)\\b");

    private static final Logger LOG = SafeLogger.of(ReconnectingConnection.class);

    private final MasterLocator master;
    private final String purpose;
    private final Duration longestBlock;
    private final MonotonicClock clock;
    private final RedisConnection.Connector connector;
    private final Consumer<RedisConnection> onOpen;

    /** The log of refusals that do not concern other connections. */
    private final OutageLog refusals;

    private volatile RedisConnection connection;
    private volatile Attempt attempt;
    private volatile boolean closed;
    private BackOff backOff = NO_FAILURE_YET;
    private long nextAttempt;
    private volatile Throwable lastFailure;
    private long lastUse;

    /** Whether a command was answered on the current connection, and that ended the outage. */
    private boolean proven;

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
        this.refusals = new OutageLog(master.name(), true);
    }

    @Override
    public String purpose() {
        return purpose;
    }

    /**
     * Returns the connection, and makes it if there is none.
     *
     * @return an open connection to the master
     * @throws RedisException.NotSent if there is none and none can be made now
     */
    public RedisConnection get() throws RedisException.NotSent {
        RedisConnection current = usable(Long.MAX_VALUE);
        if (current != null) {
            return current;
        }
        if (closed) {
            throw new RedisException.NotSent("the adapter is stopped", null);
        }
        if (lastFailure != null && clock.nanoTime() - nextAttempt < 0) {
            throw notReachable(lastFailure);
        }
        return open();
    }

    /**
     * Checks the connection and drops it if it cannot be used any more. Takes no time unless the connection has rested.
     *
     * @param patience how long to wait for the server at most, in nanoseconds; the response timeout if that is shorter
     * @return whether {@link #get} returns a connection without making one
     */
    public boolean isUsable(long patience) {
        return usable(patience) != null;
    }

    private RedisConnection usable(long patience) {
        RedisConnection current = connection;
        if (current == null) {
            return null;
        }
        boolean usable = false;
        try {
            long now = clock.nanoTime();
            usable = isInPlace(current)
                    && (now - lastUse < REST_NANOS || current.isAlive(Duration.ofNanos(Math.max(0, patience))));
            lastUse = now;
        } finally {
            if (!usable) {
                // An old master may never respond.
                drop();
            }
        }
        return usable ? current : null;
    }

    private boolean isInPlace(RedisConnection current) {
        return current != null && !master.hasLeft(current.server());
    }

    private RedisConnection open() throws RedisException.NotSent {
        RedisConnection opened = null;
        boolean ready = false;
        long begun = clock.nanoTime();
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
            ready = true;
        } catch (RuntimeException | RedisException.NotSent e) {
            failed(e);
            tell(master.outages(), e, begun);
            throw notReachable(e);
        } catch (Error e) {
            failed(e);
            throw e;
        } finally {
            attempt = null;
            if (!ready && opened != null) {
                opened.close();
            }
        }
        lastFailure = null;
        proven = false;
        lastUse = clock.nanoTime();
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

    private RedisException.NotSent notReachable(Throwable cause) {
        return new RedisException.NotSent(
                "no connection to Redis at " + master.name() + ": " + FailureMessages.of(cause), cause);
    }

    /** Records that a command was answered on the connection. */
    public void answered() {
        lastUse = clock.nanoTime();
        if (!proven) {
            backOff = NO_FAILURE_YET;
            refusals.answered(this, lastUse);
            proven = master.outages().answered(this, lastUse);
        }
    }

    /**
     * Closes a connection that failed. The next {@link #get} makes another.
     *
     * @param cause what failed
     */
    public void broken(Throwable cause) {
        boolean hungUp = proven && FailureMessages.isEndOfConnection(cause);
        drop();
        failed(cause);
        if (hungUp) {
            // A server or a balancer may close connections. If no other can be made, that is told.
            LOG.log(Level.DEBUG, "a connection to Redis at {0} was closed elsewhere ({1})", master.name(), purpose);
        } else {
            boolean own = cause instanceof JedisDataException refusal
                    && OWN_REFUSAL.matcher(String.valueOf(refusal.getMessage())).find();
            tell(own ? refusals : master.outages(), cause, lastUse);
        }
    }

    /**
     * Closes a connection whose results no thread waits for any more. This does not mean that the server is lost.
     *
     * @param cause why it cannot be used any more
     */
    public void abandon(Throwable cause) {
        drop();
        failed(cause);
        LOG.log(Level.DEBUG, "a connection to Redis was given up", cause);
    }

    private void drop() {
        RedisConnection current = connection;
        connection = null;
        if (current != null) {
            current.close();
        }
    }

    private void failed(Throwable cause) {
        lastFailure = cause;
        nextAttempt = clock.nanoTime() + backOff.pause().toNanos();
        backOff = backOff.next();
    }

    private void tell(OutageLog log, Throwable cause, long begun) {
        if (!closed) {
            log.failed(this, cause, begun, clock.nanoTime());
        }
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
            if (isStillOpen(current, other)) {
                other.unblock(current.clientId());
            }
        } catch (JedisException e) {
            throw notReachable(e);
        }
    }

    /**
     * Returns whether a client id still means a connection. After a restart the server gives the ids anew, beginning with 1.
     * A restart also ends the connection, which its thread notices before the server takes new ones. If the network hides
     * the end, the id of a new connection is usually lower.
     */
    private boolean isStillOpen(RedisConnection current, RedisConnection newer) {
        return connection == current && newer.clientId() > current.clientId();
    }

    @Override
    public void close() {
        closed = true;
        Attempt current = attempt;
        if (current != null) {
            current.abort().run();
        }
        cut();
        master.outages().closed(this, clock.nanoTime());
    }
}
