/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Servers that stay where they are; most often just one.
 *
 * @param servers where they are, at least one, in the order in which all clients and servers know them
 */
public record Masters(List<RedisSettings> servers) implements Topology {

    /** Copies the servers. */
    public Masters {
        servers = List.copyOf(servers);
    }

    @Override
    public Ring ring() {
        return new Ring(servers.stream().<RedisStore>map(FixedMaster::new).toList());
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
        return servers.stream().map(RedisSettings::address).collect(Collectors.joining(", "));
    }
}
