/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.topology;

import org.jsoa.rar.connection.ConnectionOptions;
import org.jsoa.rar.connection.RedisAddress;

/**
 * A master with a fixed address.
 *
 * @param server its address
 * @param outages logs its outages
 * @since 0.1
 */
public record FixedLocator(RedisAddress server, OutageLog outages) implements MasterLocator {

    /**
     * Creates a locator with a log of its own.
     *
     * @param server the address of the master
     */
    public FixedLocator(RedisAddress server) {
        this(server, new OutageLog(server.address()));
    }

    @Override
    public RedisAddress locate() {
        return server;
    }

    @Override
    public boolean mayBeReplica() {
        // The configured address is used as it is. A replica refuses writes by itself.
        return false;
    }

    @Override
    public ConnectionOptions.Timeouts timeouts() {
        return server.access().timeouts();
    }

    @Override
    public String name() {
        return server.address();
    }
}
