/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.topology;

import java.util.List;
import java.util.stream.Collectors;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.time.MonotonicClock;

/**
 * A Redis Cluster.
 *
 * @param nodes some of its nodes, at least one, all with the same options; they name the others
 * @since 0.1
 */
public record ClusterTopology(List<RedisAddress> nodes) implements Topology {

    /** Copies the list. */
    public ClusterTopology {
        nodes = List.copyOf(nodes);
    }

    @Override
    public Ring ring(MonotonicClock clock) {
        return new Ring(List.of(new Cluster(nodes, clock)));
    }

    @Override
    public String user() {
        return nodes.get(0).access().credentials().user();
    }

    @Override
    public boolean isEncrypted() {
        return nodes.get(0).access().tls() != null;
    }

    @Override
    public String name() {
        return "the cluster of " + nodes.stream().map(RedisAddress::address).collect(Collectors.joining(", "));
    }
}
