/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.topology;

import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.connection.RedisException;

/**
 * Finds the server that lists are written to. It is asked before every connection, since another server may take over.
 *
 * @since 0.1
 */
public sealed interface MasterLocator extends Shard permits FixedLocator, SentinelLocator, SlotLocator {

    /**
     * Finds the master.
     *
     * @return the address to connect to
     * @throws RedisException.NotSent if it cannot be found
     */
    RedisAddress locate() throws RedisException.NotSent;

    /**
     * Returns whether the server that {@link #locate} finds must be asked whether it is a replica.
     *
     * @return false if that is not necessary
     */
    boolean mayBeReplica();

    /**
     * Records that a connection to the master was made.
     *
     * @param server the address of the master
     */
    default void found(RedisAddress server) {}

    /**
     * Returns whether another server is known to be the master now, because another connection found it.
     *
     * @param server the master of an older connection
     * @return false as long as no other master is known
     */
    default boolean hasLeft(RedisAddress server) {
        return false;
    }

    /**
     * Returns the log that all connections to the master share.
     *
     * @return the log of its outages
     */
    OutageLog outages();

    @Override
    default MasterLocator masterOf(String key) {
        return this;
    }
}
