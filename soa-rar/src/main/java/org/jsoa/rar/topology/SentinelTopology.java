/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.topology;

import java.util.List;
import java.util.stream.Collectors;
import org.jsoa.rar.connection.ConnectionOptions;
import org.jsoa.rar.connection.RedisAddress;

/**
 * Masters that Sentinels watch over.
 *
 * @param services the names of the masters among Sentinels, at least one, in the order in which all clients and servers know
 *     them
 * @param sentinels where Sentinels are
 * @param access how to connect to the masters
 */
public record SentinelTopology(List<String> services, List<RedisAddress> sentinels, ConnectionOptions access)
        implements Topology {

    /** Copies the lists. */
    public SentinelTopology {
        services = List.copyOf(services);
        sentinels = List.copyOf(sentinels);
    }

    @Override
    public Ring ring() {
        return new Ring(services.stream()
                .<Shard>map(service -> new SentinelLocator(service, sentinels, access))
                .toList());
    }

    @Override
    public String user() {
        return access.credentials().user();
    }

    @Override
    public boolean isEncrypted() {
        return access.tls() != null
                || sentinels.stream().anyMatch(server -> server.access().tls() != null);
    }

    @Override
    public String name() {
        return String.join(", ", services) + " of Sentinel "
                + sentinels.stream().map(RedisAddress::address).collect(Collectors.joining(", "));
    }
}
