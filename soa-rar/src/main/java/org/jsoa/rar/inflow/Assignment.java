/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import org.jsoa.rar.queue.QueuedMessage;

/** What a worker does next. */
sealed interface Assignment {

    /** Returns whether the worker is busy for a while, and another one may have to wait for work in its place. */
    default boolean isBusy() {
        return this instanceof Run || this == Simple.SEND_RESPONSES;
    }

    /**
     * Run a message.
     *
     * @param message the message
     * @param flushFirst whether responses wait to be sent and no other worker would send them during a long job
     */
    record Run(QueuedMessage message, boolean flushFirst) implements Assignment {}

    /**
     * Take messages from a queue.
     *
     * @param queue the index of the queue
     * @param max how many messages to take at most: the share of this queue in the free workers, but no more than there are
     *     endpoints for, and at least 1
     */
    record Lead(int queue, int max) implements Assignment {}

    /** What needs no further words. */
    enum Simple implements Assignment {

        /** Send the responses that have waited for long. All other workers may be busy. */
        SEND_RESPONSES,

        /** There is nothing to do now: wait by {@code LeaderFollowers.await}. */
        REST,

        /** End the worker. The service stops, other workers suffice, or the server reclaims its thread. */
        LEAVE
    }
}
