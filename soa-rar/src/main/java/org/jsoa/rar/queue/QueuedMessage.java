/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

/** A message that this node has taken off a queue and is to deal with. */
public final class QueuedMessage {

    private final byte[] frame;
    private final JobQueue queue;
    private final int losses;

    /**
     * Creates a message.
     *
     * @param frame the message as it came; not copied
     * @param queue where it came from
     */
    public QueuedMessage(byte[] frame, JobQueue queue) {
        this(frame, queue, 0);
    }

    /**
     * Creates a message that others had taken before.
     *
     * @param frame the message as it came; not copied
     * @param queue where it came from
     * @param losses how many servers died that had taken it
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
     * Returns where it came from.
     *
     * @return the queue
     */
    public JobQueue queue() {
        return queue;
    }

    /**
     * Tells how many servers died that had taken it.
     *
     * @return the number; 0 for a message that comes from the queue itself
     */
    public int losses() {
        return losses;
    }
}
