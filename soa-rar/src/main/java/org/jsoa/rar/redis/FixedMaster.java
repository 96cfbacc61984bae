/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

/**
 * A server that stays where it is.
 *
 * @param settings where it is
 */
public record FixedMaster(RedisSettings settings) implements RedisMaster {

    @Override
    public RedisSettings locate() {
        return settings;
    }

    @Override
    public boolean mayBeReplica() {
        // Who names a server means that one; that it is a replica it will say itself.
        return false;
    }

    @Override
    public RedisAccess.Timeouts timeouts() {
        return settings.access().timeouts();
    }

    @Override
    public String name() {
        return settings.address();
    }
}
