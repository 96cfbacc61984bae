/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.sender;

import java.io.Closeable;
import java.time.Duration;
import java.util.List;
import org.jsoa.rar.command.CommandResult;
import org.jsoa.rar.command.PendingCommand;
import org.jsoa.rar.command.RedisCommand;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.supervision.SupervisedTask;

/**
 * Sends the commands of many threads to one shard. It connects when it is first used.
 *
 * @since 0.1
 */
public interface Sender extends Closeable {

    /**
     * Sends a command and waits for the result.
     *
     * @param command the command
     * @param patience how long to wait at most
     * @return the result from Redis
     * @throws RedisException if the command was not carried out, or may not have been
     */
    Object send(RedisCommand command, Duration patience) throws RedisException;

    /**
     * Sends a command, but does not wait for other threads. The current thread may carry the command to Redis itself.
     *
     * @param command the command; its callback is called unless it is withdrawn before it is sent
     * @param patience how long the command may wait to be sent
     */
    void post(PendingCommand command, Duration patience);

    /**
     * Withdraws a posted command that is not sent yet. If it is being sent, its callback may still be called.
     *
     * @param command a command that was posted here, or is done
     * @return {@link RedisException.NotSent} if the command was not sent, another failure if that is not known; null if
     *     Redis has carried it out
     */
    RedisException withdraw(PendingCommand command);

    /**
     * Sends commands in order and waits for the results. It takes one round trip unless there are very many.
     *
     * @param commands the commands
     * @param patience how long to wait at most
     * @return the result of each
     */
    List<CommandResult> sendAll(List<? extends RedisCommand> commands, Duration patience);

    /**
     * Returns whether Redis can be reached, as far as is known.
     *
     * @return false from a failure to the next success
     */
    boolean isUp();

    /**
     * Returns whether one server has all lists of the shard. A script may touch several lists only then.
     *
     * @return false for a cluster
     */
    boolean hasOneServer();

    /**
     * Makes a connection if there is none, unless another thread is about to.
     *
     * @throws RedisException.NotSent if none can be made now
     */
    void connect() throws RedisException.NotSent;

    /**
     * Returns the loops that wait for Redis in place of threads with less patience. Each needs a thread of its own.
     *
     * @return the loops, which end when this sender is closed
     */
    List<SupervisedTask> backgroundTasks();

    /**
     * Ends, by closing its connection, an exchange with Redis that has passed its limit. Never blocks.
     *
     * @param now the current time on the clock of this sender
     */
    void endOverdue(long now);

    @Override
    void close();
}
