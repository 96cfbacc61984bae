/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.topology;

import java.util.List;
import java.util.stream.Collectors;
import org.jsoa.rar.connection.RedisAddress;

/**
 * Servers that stay where they are; most often just one.
 *
 * @param servers where they are, at least one, in the order in which all clients and servers know them
 */
public record StandaloneTopology(List<RedisAddress> servers) implements Topology {

    /** Copies the servers. */
    public StandaloneTopology {
        servers = List.copyOf(servers);
    }

    @Override
    public Ring ring() {
        return new Ring(servers.stream().<Shard>map(FixedLocator::new).toList());
    }

    @Override
    public String user() {
        return servers.get(0).access().credentials().user();
    }

    @Override
    public boolean isEncrypted() {
        return servers.stream().anyMatch(server -> server.access().tls() != null);
    }

    @Override
    public String name() {
        return servers.stream().map(RedisAddress::address).collect(Collectors.joining(", "));
    }
}
