/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.topology;

import org.jsoa.rar.time.MonotonicClock;

/**
 * The Redis servers as an administrator configures them.
 *
 * @since 0.1
 */
public sealed interface Topology permits StandaloneTopology, SentinelTopology, ClusterTopology {

    /**
     * Makes the ring of these servers.
     *
     * @param clock measures how often a cluster is asked for its slots
     * @return a new ring, not yet connected
     */
    Ring ring(MonotonicClock clock);

    /**
     * Returns the user that signs in.
     *
     * @return the ACL user, or null for Redis's default user
     */
    String user();

    /**
     * Returns whether connections are encrypted.
     *
     * @return whether at least some are
     */
    boolean isEncrypted();

    /**
     * Names the servers, for logs and error messages.
     *
     * @return the addresses without credentials
     */
    String name();
}
