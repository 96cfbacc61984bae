/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.topology;

/** What Redis servers there are, as an administrator says it. */
public sealed interface Topology permits StandaloneTopology, SentinelTopology, ClusterTopology {

    /**
     * Makes the ring of what is described here.
     *
     * @return a new ring, not yet connected
     */
    Ring ring();

    /**
     * Says who signs in.
     *
     * @return the ACL user, or null for Redis's default user
     */
    String user();

    /**
     * Tells whether connections are encrypted.
     *
     * @return whether at least some are
     */
    boolean isEncrypted();

    /**
     * Says where the servers are, for logs and error messages.
     *
     * @return the addresses without credentials
     */
    String name();
}
