/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

/** A message that this node has taken off a queue and is to deal with. */
public final class TakenMessage {

    private final byte[] frame;
    private final JobQueue queue;

    /**
     * Creates a message.
     *
     * @param frame the message as it came; not copied
     * @param queue where it came from
     */
    public TakenMessage(byte[] frame, JobQueue queue) {
        this.frame = frame;
        this.queue = queue;
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
}
