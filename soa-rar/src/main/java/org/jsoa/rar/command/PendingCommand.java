/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.command;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.untrusted.SafeLogger;

/**
 * A command on its way to Redis, and its callback. It is completed once: with the result from Redis or with a failure.
 * Then its callback is called, or the thread that waits for it is woken.
 *
 * <p>Only the thread that sends the command completes it. Any thread may call {@link #isDone}; once that has returned true,
 * {@link #failure} and {@link #result} may be read.
 *
 * @since 0.1
 */
public final class PendingCommand {

    private static final Logger LOG = SafeLogger.of(PendingCommand.class);

    private final RedisCommand command;
    private final Consumer<PendingCommand> callback;
    private final Thread waiter;
    private long deadline;
    private RedisException failure;
    private Object result;
    private volatile boolean done;

    /**
     * Creates a command that no thread waits for.
     *
     * @param command the command
     * @param callback receives this command when it is done, on any thread; must not block
     */
    public PendingCommand(RedisCommand command, Consumer<PendingCommand> callback) {
        this(command, callback, null);
    }

    private PendingCommand(RedisCommand command, Consumer<PendingCommand> callback, Thread waiter) {
        this.command = command;
        this.callback = callback;
        this.waiter = waiter;
    }

    /**
     * Creates a command that the current thread waits for.
     *
     * @param command the command
     * @return the pending command, without a callback
     */
    public static PendingCommand awaited(RedisCommand command) {
        return new PendingCommand(command, null, Thread.currentThread());
    }

    /**
     * Returns the command.
     *
     * @return the command
     */
    public RedisCommand command() {
        return command;
    }

    /**
     * Returns the thread that waits for the command.
     *
     * @return the thread, or null if there is a callback instead
     */
    public Thread waiter() {
        return waiter;
    }

    /**
     * Sets the time after which the command is not sent any more. A sender sets it before it queues the command.
     *
     * @param nanos the time on the clock of the sender
     */
    public void setDeadline(long nanos) {
        deadline = nanos;
    }

    /**
     * Returns the time after which the command is not sent any more.
     *
     * @return the time on the clock of the sender; 0 if none was set
     */
    public long deadline() {
        return deadline;
    }

    /**
     * Returns whether the command is completed.
     *
     * @return whether there is a result or a failure
     */
    public boolean isDone() {
        return done;
    }

    /**
     * Returns why the command was not carried out, or may not have been.
     *
     * @return the failure; null if Redis carried the command out
     */
    public RedisException failure() {
        return failure;
    }

    /**
     * Returns the result from Redis.
     *
     * @return the result, also that of a refused command; null if there is none
     */
    public Object result() {
        return result;
    }

    /**
     * Completes the command, without a notification.
     *
     * @param newFailure why it was not carried out, or may not have been; null if it was
     * @param newResult the result from Redis, or null
     * @throws IllegalStateException if the command is completed already
     */
    public void complete(RedisException newFailure, Object newResult) {
        if (done) {
            throw new IllegalStateException("the command is completed already");
        }
        failure = newFailure;
        result = newResult;
        done = true;
    }

    /**
     * Completes the command with a failure, unless it is completed already.
     *
     * @param newFailure why it was not carried out, or may not have been
     */
    public void fail(RedisException newFailure) {
        if (!done) {
            complete(newFailure, null);
        }
    }

    /** Calls the callback of the completed command, or wakes the thread that waits for it. To be called once. */
    public void signal() {
        if (callback != null) {
            try {
                callback.accept(this);
            } catch (RuntimeException | Error e) {
                // The thread that calls this has other commands to signal, and results of other callers to read.
                LOG.log(Level.ERROR, "the callback of a command failed", e);
            }
        } else if (waiter != Thread.currentThread()) {
            LockSupport.unpark(waiter);
        }
    }
}
