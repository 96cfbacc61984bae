/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

/** One of the places of a {@link Ring} that lists may be at. */
public sealed interface RedisStore permits RedisMaster, Cluster {

    /**
     * Returns the server that has a list.
     *
     * @param key the list
     * @return the server; which process that is may change
     */
    RedisMaster masterOf(String key);

    /**
     * Makes what sends to the place.
     *
     * @return a sender, not yet connected
     */
    Sender newSender();

    /**
     * Says how long to wait for the servers of the place.
     *
     * @return the timeouts
     */
    RedisAccess.Timeouts timeouts();

    /**
     * Says where the place is, for logs and error messages.
     *
     * @return the name, without credentials
     */
    String name();
}
