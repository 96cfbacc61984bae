/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.sender;

import java.io.Closeable;
import java.time.Duration;
import java.util.List;
import org.jsoa.rar.command.CommandCallback;
import org.jsoa.rar.command.CommandResult;
import org.jsoa.rar.command.RedisCommand;
import org.jsoa.rar.connection.RedisException;

/** Brings messages, and other commands, of many threads to Redis. It connects when it is first used. */
public abstract sealed class Sender implements Closeable permits PipelinedSender, ClusterSender {

    Sender() {}

    /**
     * Sends a message or command and waits until Redis has it.
     *
     * @param operation what to send
     * @param patience how long to wait at most
     * @return what Redis said
     * @throws RedisException if it was not sent, or nobody knows
     */
    public abstract Object send(RedisCommand operation, Duration patience) throws RedisException;

    /**
     * Sends a message or command without waiting for Redis longer than nobody else sends anyway.
     *
     * @param operation what to send
     * @param patience how long to try at most, unless it is withdrawn
     * @param receipt is told what became of it, on any thread; not if it is withdrawn
     * @return what is on its way now
     */
    public abstract PendingCommand post(RedisCommand operation, Duration patience, CommandCallback receipt);

    /**
     * Sends several, in order, in one round trip if they are not too many, and waits until Redis has them.
     *
     * @param operations what to send
     * @param patience how long to wait at most
     * @return what became of each
     */
    public abstract List<CommandResult> sendAll(List<? extends RedisCommand> operations, Duration patience);

    /** Tells whether Redis can be reached, as far as is known: false from a failure to the next success. */
    public abstract boolean isUp();

    /** Tells whether one server has all lists, so that one step may touch any of them. */
    public abstract boolean hasOneServer();

    /** Makes a connection if there is none, unless somebody is about to. */
    public abstract void connect() throws RedisException.NotSent;

    /** Returns what is to run, each on a thread of its own, so that who sends waits no longer than it said. */
    abstract List<Runnable> attendants();

    /** Ends, by closing its connection, an exchange with Redis that has taken longer than somebody waits; never blocks. */
    abstract void endOverdue(long now);

    @Override
    public abstract void close();
}
