/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.topology;

import org.jsoa.rar.connection.ConnectionOptions;
import org.jsoa.rar.connection.RedisAddress;

/**
 * A master with a fixed address.
 *
 * @param server its address
 * @since 0.1
 */
public record FixedLocator(RedisAddress server) implements MasterLocator {

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
