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
    public RedisSettings.Timeouts timeouts() {
        return settings.timeouts();
    }

    @Override
    public String name() {
        return settings.address();
    }
}
