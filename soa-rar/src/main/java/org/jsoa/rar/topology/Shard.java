/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.topology;

import org.jsoa.rar.connection.ConnectionOptions;

/** One of the places of a {@link Ring} that lists may be at. */
public sealed interface Shard permits MasterLocator, Cluster {

    /**
     * Returns the server that has a list.
     *
     * @param key the list
     * @return the server; which process that is may change
     */
    MasterLocator masterOf(String key);

    /**
     * Says how long to wait for the servers of the place.
     *
     * @return the timeouts
     */
    ConnectionOptions.Timeouts timeouts();

    /**
     * Says where the place is, for logs and error messages.
     *
     * @return the name, without credentials
     */
    String name();
}
