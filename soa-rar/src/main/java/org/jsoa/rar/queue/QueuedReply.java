/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

import java.time.Duration;
import org.jsoa.rar.command.RedisCommand;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.sender.Sender;

/** The answer to a message of a {@link JobQueue}, which lets go of the message as well once Redis has the answer. */
public final class QueuedReply {

    private final RedisCommand operation;
    private final Sender sender;
    private final Runnable arrived;

    /**
     * Creates an answer.
     *
     * @param operation brings it to its list
     * @param sender sends it
     * @param arrived what is to be done when Redis has it
     */
    QueuedReply(RedisCommand operation, Sender sender, Runnable arrived) {
        this.operation = operation;
        this.sender = sender;
        this.arrived = arrived;
    }

    RedisCommand operation() {
        return operation;
    }

    Sender sender() {
        return sender;
    }

    void arrived() {
        arrived.run();
    }

    /**
     * Sends it now.
     *
     * @param patience how long to wait at most for the connection to be free
     * @throws RedisException if the answer was not sent, or nobody knows. Then the message is let go by another attempt, or
     *     by {@link JobQueue#done}.
     */
    public void send(Duration patience) throws RedisException {
        sender.send(operation, patience);
        arrived();
    }
}
