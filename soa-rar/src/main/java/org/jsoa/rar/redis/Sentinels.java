/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Masters that Sentinels watch over.
 *
 * @param services the names of the masters among Sentinels, at least one, in the order in which all clients and servers know
 *     them
 * @param sentinels where Sentinels are
 * @param access how to connect to the masters
 */
public record Sentinels(List<String> services, List<RedisSettings> sentinels, RedisAccess access) implements Topology {

    /** Copies the lists. */
    public Sentinels {
        services = List.copyOf(services);
        sentinels = List.copyOf(sentinels);
    }

    @Override
    public Ring ring() {
        return new Ring(services.stream()
                .<RedisStore>map(service -> new SentinelMaster(service, sentinels, access))
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
                + sentinels.stream().map(RedisSettings::address).collect(Collectors.joining(", "));
    }
}
