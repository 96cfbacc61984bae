/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

/**
 * What was on its way and has ended.
 *
 * @param failure what went wrong, or null
 */
record Ended(RedisException failure) implements Posted {

    @Override
    public boolean isDone() {
        return true;
    }

    @Override
    public RedisException withdraw() {
        return failure;
    }
}
