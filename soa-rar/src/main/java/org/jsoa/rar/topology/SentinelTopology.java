/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.topology;

import java.util.List;
import java.util.stream.Collectors;
import org.jsoa.rar.connection.ConnectionOptions;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.time.MonotonicClock;

/**
 * Masters that Sentinels monitor.
 *
 * @param services the names of the masters among Sentinels, at least one, in the same order for all clients and servers
 * @param sentinels the addresses of the Sentinels
 * @param access the options of connections to the masters
 * @since 0.1
 */
public record SentinelTopology(List<String> services, List<RedisAddress> sentinels, ConnectionOptions access)
        implements Topology {

    /** Copies the lists. */
    public SentinelTopology {
        services = List.copyOf(services);
        sentinels = List.copyOf(sentinels);
    }

    @Override
    public Ring ring(MonotonicClock clock) {
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
