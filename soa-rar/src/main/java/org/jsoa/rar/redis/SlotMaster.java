/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

/**
 * The server of a cluster that has a slot.
 *
 * @param cluster knows who it is
 * @param slot the slot
 */
record SlotMaster(Cluster cluster, int slot) implements RedisMaster {

    @Override
    public RedisSettings locate() throws RedisException.NotSent {
        cluster.read();
        return cluster.owner(slot);
    }

    @Override
    public boolean hasLeft(RedisSettings server) {
        return cluster.hasLeft(slot, server);
    }

    @Override
    public boolean mayBeReplica() {
        // A replica says itself where its master is.
        return false;
    }

    @Override
    public RedisAccess.Timeouts timeouts() {
        return cluster.timeouts();
    }

    @Override
    public String name() {
        return "slot " + slot + " of " + cluster.name();
    }
}
