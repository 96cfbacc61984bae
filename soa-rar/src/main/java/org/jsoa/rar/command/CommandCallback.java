/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.command;

import org.jsoa.rar.connection.RedisException;

/** Is told what became of an operation that nobody waited for. */
@FunctionalInterface
public interface CommandCallback {

    /**
     * Called once, on whichever thread brought the operation to Redis; must not wait for anything.
     *
     * @param failure why it was not carried out, or may not have been; null if it was
     * @param answer what Redis said, if it was carried out
     */
    void ended(RedisException failure, Object answer);
}
