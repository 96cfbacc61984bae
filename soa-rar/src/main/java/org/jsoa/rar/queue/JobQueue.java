/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

import java.io.Closeable;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jsoa.rar.command.Push;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.sender.Sender;

/**
 * Where the messages to a service come from: its list on one Redis server. One thread at a time takes; any thread may
 * {@link #wake} or close it.
 */
public interface JobQueue extends Closeable {

    /**
     * Takes messages, waiting some seconds for one. What is there already goes to the first consumer at once; the message
     * that ends the wait, and no other, goes to the second. Answers go along where one Redis has both.
     *
     * @param most how many to take at most, at least 1
     * @param replies answers to be sent before
     * @param backlog receives all but the last place
     * @param awaited receives the last place
     * @return whether there was any
     * @throws RedisException if there is no connection, or it broke; what was received before was received
     */
    boolean take(int most, ReplyBuffer replies, Consumer<QueuedMessage> backlog, Consumer<QueuedMessage> awaited)
            throws RedisException;

    /**
     * Makes the answer to a message. When it arrives the message is let go, as by {@link #done}; in the same step where one
     * Redis has both.
     *
     * @param message a message of this queue
     * @param answer the answer
     * @param answers sends it
     * @return the answer, to be sent
     */
    QueuedReply reply(QueuedMessage message, Push answer, Sender answers);

    /**
     * Lets go of a message that is dealt with, so that nobody else gets it when this node dies. May be called while a thread
     * takes.
     *
     * @param message a message of this queue
     */
    void done(QueuedMessage message);

    /**
     * Puts messages back at the head of the list, in the order in which they were taken. Not to be called while a thread
     * takes.
     *
     * @param messages messages of this queue, the one taken first in front
     * @throws RedisException if they could not be put back, or nobody knows
     */
    void giveBack(List<QueuedMessage> messages) throws RedisException;

    /**
     * Tells whether Redis keeps messages until they are dealt with, so that one that could not be given back goes to others.
     *
     * @return false if such a message is lost
     */
    boolean keepsTaken();

    /**
     * Returns how long to wait after a failure before another attempt makes sense.
     *
     * @return the time left of the back-off, zero if none
     */
    Duration untilNextAttempt();

    /**
     * Ends a wait that another thread is in, without losing a message. If Redis cannot be reached the wait ends by itself.
     *
     * @throws RedisException.NotSent if Redis cannot be reached
     */
    void wake() throws RedisException.NotSent;

    @Override
    void close();
}
