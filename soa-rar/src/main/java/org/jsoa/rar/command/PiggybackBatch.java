/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.command;

import java.util.List;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;

/**
 * Operations that go along on a connection that is about to wait in Redis: ahead of the command that waits, so that they cost
 * neither a round trip nor a system call of their own.
 */
public final class PiggybackBatch {

    private final List<CommandWithCallback> shipments;
    private final CommandBatch bundle;
    private int told;

    public PiggybackBatch(List<CommandWithCallback> shipments) {
        this.shipments = shipments;
        this.bundle = new CommandBatch(
                shipments.stream().map(CommandWithCallback::operation).toList());
    }

    public static PiggybackBatch none() {
        return new PiggybackBatch(List.of());
    }

    /** Queues the operations, without sending them. */
    public void write(RedisConnection link) {
        bundle.write(link);
    }

    /** Reads the answers, which come before any other. */
    public void read(RedisConnection link) {
        if (shipments.isEmpty()) {
            return;
        }
        for (CommandResult answer : bundle.read(link)) {
            shipments.get(told++).receipt().ended(answer.failure(), answer.value());
        }
    }

    /** Tells those that were not told yet that something went wrong. */
    public void fail(RedisException failure) {
        while (told < shipments.size()) {
            shipments.get(told++).receipt().ended(failure, null);
        }
    }
}
