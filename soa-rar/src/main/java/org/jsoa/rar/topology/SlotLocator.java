/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.topology;

import org.jsoa.rar.connection.ConnectionOptions;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.connection.RedisException;

/**
 * Finds the master of a slot of a cluster.
 *
 * @param cluster the cluster
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
    public OutageLog outages() {
        return cluster.outages();
    }

    @Override
    public boolean mayBeReplica() {
        // A replica redirects to its master by itself.
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
