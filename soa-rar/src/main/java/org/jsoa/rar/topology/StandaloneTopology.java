/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.topology;

import java.util.List;
import java.util.stream.Collectors;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.time.MonotonicClock;

/**
 * Servers with fixed addresses; most often just one.
 *
 * @param servers the addresses, at least one, in the same order for all clients and servers
 * @since 0.1
 */
public record StandaloneTopology(List<RedisAddress> servers) implements Topology {

    /** Copies the list. */
    public StandaloneTopology {
        servers = List.copyOf(servers);
    }

    @Override
    public Ring ring(MonotonicClock clock) {
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
