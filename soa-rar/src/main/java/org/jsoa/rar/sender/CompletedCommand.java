/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.sender;

import org.jsoa.rar.connection.RedisException;

/**
 * What was on its way and has ended.
 *
 * @param failure what went wrong, or null
 */
public record CompletedCommand(RedisException failure) implements PendingCommand {

    @Override
    public boolean isDone() {
        return true;
    }

    @Override
    public RedisException withdraw() {
        return failure;
    }
}
