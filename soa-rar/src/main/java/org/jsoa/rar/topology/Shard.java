/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.topology;

import org.jsoa.rar.connection.ConnectionOptions;

/**
 * A part of a {@link Ring}: one Redis server with its replicas, or one cluster.
 *
 * @since 0.1
 */
public sealed interface Shard permits MasterLocator, Cluster {

    /**
     * Returns the master that has a list.
     *
     * @param key the list
     * @return finds the master, which may change
     */
    MasterLocator masterOf(String key);

    /**
     * Returns how long to wait for the servers of the shard.
     *
     * @return the timeouts
     */
    ConnectionOptions.Timeouts timeouts();

    /**
     * Names the shard, for logs and error messages.
     *
     * @return the name, without credentials
     */
    String name();
}
