/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.topology;

import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.connection.RedisException;

/** A server that lists may be written to. It is asked for again with every connection, since it may move. */
public sealed interface MasterLocator extends Shard permits FixedLocator, SentinelLocator, SlotLocator {

    /**
     * Finds out where the server is now.
     *
     * @return where to connect
     * @throws RedisException.NotSent if nobody knows
     */
    RedisAddress locate() throws RedisException.NotSent;

    /**
     * Tells whether what {@link #locate} finds has to be asked if it is a replica.
     *
     * @return false if there is no need
     */
    boolean mayBeReplica();

    /**
     * Takes note of where the server was found, for all who look for it.
     *
     * @param server where a connection was made
     */
    default void found(RedisAddress server) {}

    /**
     * Tells whether the server is known to be somewhere else by now, since others have found it there.
     *
     * @param server where it was found before
     * @return false as long as nobody knows better
     */
    default boolean hasLeft(RedisAddress server) {
        return false;
    }

    @Override
    default MasterLocator masterOf(String key) {
        return this;
    }
}
