/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.sender;

import org.jsoa.rar.connection.RedisException;

/** An operation on its way to Redis, for which nobody waits. */
public interface PendingCommand {

    /** Tells whether it has ended, well or not. */
    boolean isDone();

    /**
     * Ends it if it has not gone yet.
     *
     * @return what is to be said of it: {@link RedisException.NotSent} if it had not gone, another failure if nobody knows;
     *     null if Redis has it
     */
    RedisException withdraw();
}
