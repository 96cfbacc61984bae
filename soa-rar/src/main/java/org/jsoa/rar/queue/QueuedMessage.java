/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

/**
 * A message that this node has taken off a queue.
 *
 * @since 0.1
 */
public final class QueuedMessage {

    private final byte[] frame;
    private final JobQueue queue;
    private final int losses;

    /**
     * Creates a message.
     *
     * @param frame the message as it came; not copied
     * @param queue the queue
     */
    public QueuedMessage(byte[] frame, JobQueue queue) {
        this(frame, queue, 0);
    }

    /**
     * Creates a message that other consumers had in flight before.
     *
     * @param frame the message as it came; not copied
     * @param queue the queue
     * @param losses how many consumers died while they had it in flight
     */
    QueuedMessage(byte[] frame, JobQueue queue, int losses) {
        this.frame = frame;
        this.queue = queue;
        this.losses = losses;
    }

    /**
     * Returns the message as it came.
     *
     * @return the bytes, not copied
     */
    public byte[] frame() {
        return frame;
    }

    /**
     * Returns the queue that it was taken off.
     *
     * @return the queue
     */
    public JobQueue queue() {
        return queue;
    }

    /**
     * Returns how many consumers died while they had it in flight.
     *
     * @return the number; 0 for a message that was on the queue itself
     */
    public int losses() {
        return losses;
    }
}
