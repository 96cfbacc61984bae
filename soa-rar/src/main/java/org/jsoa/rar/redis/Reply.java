/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import java.time.Duration;

/** The answer to a message of a {@link JobQueue}, which lets go of the message as well once Redis has the answer. */
public final class Reply {

    private final Operation operation;
    private final Sender sender;
    private final Runnable arrived;

    /**
     * Creates an answer.
     *
     * @param operation brings it to its list
     * @param sender sends it
     * @param arrived what is to be done when Redis has it
     */
    Reply(Operation operation, Sender sender, Runnable arrived) {
        this.operation = operation;
        this.sender = sender;
        this.arrived = arrived;
    }

    Operation operation() {
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
