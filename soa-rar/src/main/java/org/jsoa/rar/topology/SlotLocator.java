/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.topology;

import org.jsoa.rar.connection.ConnectionOptions;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.connection.RedisException;

/**
 * The server of a cluster that has a slot.
 *
 * @param cluster knows who it is
 * @param slot the slot
 */
record SlotLocator(Cluster cluster, int slot) implements MasterLocator {

    @Override
    public RedisAddress locate() throws RedisException.NotSent {
        cluster.read();
        return cluster.owner(slot);
    }

    @Override
    public boolean hasLeft(RedisAddress server) {
        return cluster.hasLeft(slot, server);
    }

    @Override
    public boolean mayBeReplica() {
        // A replica says itself where its master is.
        return false;
    }

    @Override
    public ConnectionOptions.Timeouts timeouts() {
        return cluster.timeouts();
    }

    @Override
    public String name() {
        return "slot " + slot + " of " + cluster.name();
    }
}
