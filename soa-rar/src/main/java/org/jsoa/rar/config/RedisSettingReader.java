/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.config;

import java.util.List;
import java.util.stream.Stream;
import org.jsoa.rar.connection.ConnectionOptions;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.connection.Tls;
import org.jsoa.rar.topology.ClusterTopology;
import org.jsoa.rar.topology.SentinelTopology;
import org.jsoa.rar.topology.StandaloneTopology;
import org.jsoa.rar.topology.Topology;

/** Reads the settings of the addresses of Redis and of the credentials. */
final class RedisSettingReader {

    private static final int REDIS_PORT = 6_379;
    private static final int SENTINEL_PORT = 26_379;

    private final SettingReader reader;
    private final TlsSettingReader tls;

    RedisSettingReader(SettingReader reader) {
        this.reader = reader;
        this.tls = new TlsSettingReader(reader);
    }

    Topology topology() {
        Topology topology = reader.text(Setting.SENTINEL_SERVICES).isPresent() ? sentinels() : servers();
        if (!topology.isEncrypted()) {
            tls.requireNone();
        }
        return topology;
    }

    private Topology servers() {
        Stream.of(Setting.SENTINEL_URLS, Setting.SENTINEL_USER, Setting.SENTINEL_PASSWORD)
                .filter(setting -> reader.text(setting).isPresent())
                .findFirst()
                .ifPresent(setting -> {
                    throw SettingReader.invalid(
                            Setting.SENTINEL_SERVICES,
                            "must be the name of the master at the Sentinels, since " + setting.configName()
                                    + " is set");
                });
        List<RedisAddress> servers = servers(Setting.REDIS_URL, REDIS_PORT).stream()
                .map(server -> server.withAccess(overridden(server.access())))
                .toList();
        return reader.flag(Setting.REDIS_CLUSTER) ? cluster(servers) : new StandaloneTopology(servers);
    }

    private static ClusterTopology cluster(List<RedisAddress> nodes) {
        ConnectionOptions access = nodes.get(0).access();
        if (nodes.stream().anyMatch(node -> !node.access().equals(access))) {
            throw SettingReader.invalid(
                    Setting.REDIS_URL, "must have the same user, password and encryption for all nodes of a cluster");
        }
        if (access.database() != 0) {
            throw SettingReader.invalid(Setting.REDIS_DATABASE, "must be 0: a cluster has no other database");
        }
        return new ClusterTopology(nodes);
    }

    private SentinelTopology sentinels() {
        if (reader.flag(Setting.REDIS_CLUSTER)) {
            throw SettingReader.invalid(Setting.REDIS_CLUSTER, "must be false, since a cluster has no Sentinels");
        }
        if (reader.isChanged(Setting.REDIS_URL)) {
            throw SettingReader.invalid(
                    Setting.REDIS_URL,
                    "must not be set, since the Sentinels tell the address of Redis; set their addresses in "
                            + Setting.SENTINEL_URLS.configName());
        }
        if (reader.text(Setting.SENTINEL_URLS).isEmpty()) {
            throw SettingReader.invalid(
                    Setting.SENTINEL_URLS,
                    "must be the addresses of the Sentinels, since " + Setting.SENTINEL_SERVICES.configName()
                            + " is set");
        }
        List<RedisAddress> sentinels = servers(Setting.SENTINEL_URLS, SENTINEL_PORT).stream()
                .map(this::sentinel)
                .toList();
        boolean encrypted =
                sentinels.stream().anyMatch(server -> server.access().tls() != null);
        ConnectionOptions access = new ConnectionOptions(
                0,
                ConnectionOptions.Credentials.NONE,
                encrypted ? Tls.DEFAULT : null,
                ConnectionOptions.Timeouts.DEFAULT);
        return new SentinelTopology(reader.orderedNames(Setting.SENTINEL_SERVICES), sentinels, overridden(access));
    }

    private RedisAddress sentinel(RedisAddress server) {
        ConnectionOptions access = server.access();
        if (access.database() != 0) {
            throw SettingReader.invalid(Setting.SENTINEL_URLS, "must name no database: Sentinels have none");
        }
        return server.withAccess(access.withCredentials(
                        credentials(access.credentials(), Setting.SENTINEL_USER, Setting.SENTINEL_PASSWORD))
                .withTls(access.tls() == null ? null : tls.files())
                .withTimeouts(timeouts()));
    }

    private List<RedisAddress> servers(Setting setting, int defaultPort) {
        List<RedisAddress> servers = reader.list(setting).stream()
                .map(url -> parse(setting, url, defaultPort))
                .toList();
        if (servers.stream().map(RedisAddress::address).distinct().count() < servers.size()) {
            throw SettingReader.invalid(setting, "must not name a server twice");
        }
        return servers;
    }

    private static RedisAddress parse(Setting setting, String url, int defaultPort) {
        try {
            return RedisAddress.parse(url, defaultPort);
        } catch (IllegalArgumentException e) {
            throw SettingReader.invalid(
                    setting,
                    "must be redis://[user[:password]@]host[:port][/database] or rediss://..., or several of them with"
                            + " commas between: " + e.getMessage());
        }
    }

    private ConnectionOptions overridden(ConnectionOptions access) {
        ConnectionOptions changed = reader.text(Setting.REDIS_DATABASE).isPresent()
                ? access.withDatabase(reader.number(Setting.REDIS_DATABASE))
                : access;
        return changed.withCredentials(credentials(access.credentials(), Setting.REDIS_USER, Setting.REDIS_PASSWORD))
                .withTls(tls.tls(access.tls() != null))
                .withTimeouts(timeouts())
                .withLargestMessage(reader.number(Setting.MAX_FRAME_BYTES));
    }

    private ConnectionOptions.Credentials credentials(
            ConnectionOptions.Credentials own, Setting userName, Setting passwordName) {
        String user = reader.text(userName).orElse(own.user());
        String password = reader.text(passwordName).orElse(own.password());
        if (user != null && password == null) {
            throw SettingReader.invalid(passwordName, "must be set, since there is a user");
        }
        return new ConnectionOptions.Credentials(user, password);
    }

    private ConnectionOptions.Timeouts timeouts() {
        return new ConnectionOptions.Timeouts(
                reader.millis(Setting.CONNECT_TIMEOUT), reader.millis(Setting.ANSWER_TIMEOUT));
    }
}
