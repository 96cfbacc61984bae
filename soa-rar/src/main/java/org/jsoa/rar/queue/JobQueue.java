/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

import java.io.Closeable;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jsoa.rar.command.Push;
import org.jsoa.rar.command.RedisCommand;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.sender.Sender;

/**
 * The requests to a service on one shard. One thread at a time takes; any thread may {@link #wake} or close the queue.
 *
 * @since 0.1
 */
public interface JobQueue extends Closeable {

    /**
     * Makes sure that messages can be taken: Redis answers, has the right data and permits it.
     *
     * @throws RedisException if it does not
     */
    void connect() throws RedisException;

    /**
     * Takes messages, and waits some seconds for one. Messages that are there already go to the first consumer at once. The
     * message that ends the wait, and no other, goes to the second. Responses travel on the same connection if one server
     * has both lists.
     *
     * @param most how many to take at most, at least 1
     * @param replies responses to send before
     * @param backlog receives all messages but the last one
     * @param awaited receives the last message
     * @return whether there was any message
     * @throws RedisException if there is no connection, or it broke. Messages that a consumer has received stay received.
     */
    boolean take(int most, ReplyBuffer replies, Consumer<QueuedMessage> backlog, Consumer<QueuedMessage> awaited)
            throws RedisException;

    /**
     * Makes the command that puts the response to a message on its reply list. If one server has both lists, the command
     * acknowledges the message in the same step. When Redis has carried the command out, {@link #replied} must be called.
     *
     * @param message a message of this queue
     * @param response the response
     * @param sender the sender that will send the command
     * @return the command, which may be sent again if it fails
     */
    RedisCommand reply(QueuedMessage message, Push response, Sender sender);

    /**
     * Records that Redis has a response, and acknowledges the message unless the command did. Does not wait.
     *
     * @param message a message of this queue
     * @param reply what {@link #reply} returned for the message
     */
    void replied(QueuedMessage message, RedisCommand reply);

    /**
     * Acknowledges a message: no other consumer gets it if this one dies. May be called while a thread takes.
     *
     * @param message a message of this queue that needs no response
     */
    void acknowledge(QueuedMessage message);

    /**
     * Puts messages back at the head of the list, in the order in which they were taken. Not to be called while a thread
     * takes.
     *
     * @param messages messages of this queue, the one taken first in front
     * @throws RedisException if they were not put back, or may not have been
     */
    void requeue(List<QueuedMessage> messages) throws RedisException;

    /**
     * Returns whether Redis keeps messages until they are acknowledged. Then a message that could not be requeued goes to
     * another consumer.
     *
     * @return false if such a message is lost
     */
    boolean keepsInFlight();

    /**
     * Returns how long to wait after a failure before another attempt makes sense.
     *
     * @return the time left of the back-off, zero if none
     */
    Duration untilNextAttempt();

    /**
     * Ends the wait of another thread, without losing a message. If Redis cannot be reached the wait ends by itself.
     *
     * @throws RedisException.NotSent if Redis cannot be reached
     */
    void wake() throws RedisException.NotSent;

    @Override
    void close();
}
