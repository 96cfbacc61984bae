/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.topology;

import java.io.Closeable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Consumer;
import org.jsoa.rar.connection.BackOff;
import org.jsoa.rar.connection.ConnectionOptions;
import org.jsoa.rar.connection.FailureMessages;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A connection that is made when first needed and again after it broke: at most one attempt per {@link BackOff}. It logs one
 * line when Redis goes and one when it is back.
 *
 * <p>One thread at a time calls {@link #get} and {@link #broken}; any thread may close it.
 */
public final class ReconnectingConnection implements Closeable {

    private static final BackOff NO_FAILURE_YET = new BackOff(Duration.ofMillis(50), Duration.ofSeconds(1));

    /** The wait ends by itself a little later, so that a Redis that is slow to answer is not worth waiting for. */
    private static final Duration UNBLOCK_PATIENCE = Duration.ofSeconds(1);

    private static final Logger LOG = System.getLogger(ReconnectingConnection.class.getName());

    private final MasterLocator master;
    private final String purpose;
    private final Duration longestWait;
    private final Consumer<RedisConnection> onOpen;

    private volatile RedisConnection link;
    private volatile Attempt attempt;
    private volatile boolean closed;
    private BackOff backOff = NO_FAILURE_YET;
    private long nextAttempt;
    private volatile Exception lastFailure;

    /** Whether the last connection ended since its user lacks a right: another one may be made, but does not change that. */
    private boolean forbidden;

    /**
     * A connection that is being made.
     *
     * @param begun when, on the clock of {@link System#nanoTime}
     */
    private record Attempt(Socket socket, long begun) {}

    /**
     * Creates a link that is not yet connected.
     *
     * @param purpose what the connection is for, for the log
     * @param longestWait how long its commands block at most
     * @param onOpen what to do on a new connection before it is used
     */
    public ReconnectingConnection(
            MasterLocator master, String purpose, Duration longestWait, Consumer<RedisConnection> onOpen) {
        this.master = master;
        this.purpose = purpose;
        this.longestWait = longestWait;
        this.onOpen = onOpen;
    }

    /**
     * Returns the open connection, making it if there is none.
     *
     * @throws RedisException.NotSent if there is none and none can be made now
     */
    public RedisConnection get() throws RedisException.NotSent {
        RedisConnection current = link;
        if (isInPlace(current)) {
            return current;
        }
        if (current != null) {
            // Where it leads nobody may ever answer.
            link = null;
            current.close();
        }
        if (closed) {
            throw new RedisException.NotSent("the adapter is stopped", null);
        }
        if (lastFailure != null && System.nanoTime() - nextAttempt < 0) {
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
            // Nothing blocks yet: a server that hangs must not keep us from finding the one that takes its place.
            opened = RedisConnection.open(server, master.timeouts().answer(), this::begun);
            if (master.mayBeReplica()) {
                opened.requireMaster();
            }
            onOpen.accept(opened);
            opened.longestWait(longestWait);
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
        link = opened;
        if (closed) {
            opened.close();
        }
        return opened;
    }

    private void begun(Socket socket) {
        attempt = new Attempt(socket, System.nanoTime());
        if (closed) {
            RedisConnection.close(socket);
        }
    }

    /** Ends an attempt to connect in which Redis says all that it has to say, but too slowly; any thread may call it. */
    public void endSlowAttempt(long now) {
        Attempt current = attempt;
        if (current == null) {
            return;
        }
        Duration patience = master.timeouts().connect().plus(master.timeouts().answer());
        if (now - current.begun() > patience.toNanos()) {
            RedisConnection.close(current.socket());
        }
    }

    /** Closes the connection under whoever uses it, who is to call {@link #broken} then; any thread may call it. */
    public void cut() {
        RedisConnection current = link;
        if (current != null) {
            current.close();
        }
    }

    private RedisException.NotSent notReachable(Exception cause) {
        return new RedisException.NotSent(
                "no connection to Redis at " + master.name() + ": " + FailureMessages.of(cause), cause);
    }

    /** Closes a connection that failed, so that the next {@link #get} makes another. */
    public void broken(RuntimeException cause) {
        RedisConnection current = link;
        link = null;
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
        nextAttempt = System.nanoTime() + backOff.pause().toNanos();
        backOff = backOff.next();
    }

    /** Tells whether there is a connection that {@link #get} would return. */
    public boolean isOpen() {
        return isInPlace(link);
    }

    /** Tells whether there is a connection, or may be, as far as is known. */
    public boolean isUp() {
        return lastFailure == null;
    }

    /** Returns how long to wait before {@link #get} tries again; zero if it may now. */
    public Duration untilNextAttempt() {
        return lastFailure == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, nextAttempt - System.nanoTime()));
    }

    /** Ends the wait of the connection in a blocking command, as if its time were up: nothing popped is lost. */
    public void unblock() throws RedisException.NotSent {
        RedisConnection current = link;
        if (current == null) {
            return;
        }
        RedisAddress soon =
                current.server().withTimeouts(new ConnectionOptions.Timeouts(UNBLOCK_PATIENCE, UNBLOCK_PATIENCE));
        try (RedisConnection other = RedisConnection.open(soon, UNBLOCK_PATIENCE)) {
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
            RedisConnection.close(current.socket());
        }
        cut();
    }
}
