/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.topology;

import org.jsoa.rar.connection.ConnectionOptions;
import org.jsoa.rar.connection.RedisAddress;

/**
 * A server that stays where it is.
 *
 * @param settings where it is
 */
public record FixedLocator(RedisAddress settings) implements MasterLocator {

    @Override
    public RedisAddress locate() {
        return settings;
    }

    @Override
    public boolean mayBeReplica() {
        // Who names a server means that one; that it is a replica it will say itself.
        return false;
    }

    @Override
    public ConnectionOptions.Timeouts timeouts() {
        return settings.access().timeouts();
    }

    @Override
    public String name() {
        return settings.address();
    }
}
