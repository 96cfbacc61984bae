/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.runtime;

import java.util.List;
import org.jsoa.rar.redis.Masters;
import org.jsoa.rar.redis.RedisSettings;
import org.jsoa.rar.redis.Topology;

/** Reads the settings that say where Redis is and how to sign in. */
final class RedisReader {

    private static final int MOST_DATABASES = 9_999;

    private final SettingReader reader;

    RedisReader(SettingReader reader) {
        this.reader = reader;
    }

    Topology topology() {
        List<RedisSettings> servers = reader.list(Setting.REDIS_URL).stream()
                .map(RedisReader::parse)
                .map(this::overridden)
                .toList();
        if (servers.stream().map(RedisSettings::address).distinct().count() < servers.size()) {
            throw SettingReader.invalid(Setting.REDIS_URL, "must not name a server twice");
        }
        return new Masters(servers);
    }

    private static RedisSettings parse(String url) {
        try {
            return RedisSettings.parse(url);
        } catch (IllegalArgumentException e) {
            throw SettingReader.invalid(
                    Setting.REDIS_URL,
                    "must be redis://[user[:password]@]host[:port][/database] or rediss://..., or several of them with"
                            + " commas between: " + e.getMessage());
        }
    }

    private RedisSettings overridden(RedisSettings server) {
        RedisSettings.Credentials own = server.credentials();
        String user = reader.text(Setting.REDIS_USER).orElse(own.user());
        String password = reader.text(Setting.REDIS_PASSWORD).orElse(own.password());
        if (user != null && password == null) {
            throw SettingReader.invalid(Setting.REDIS_PASSWORD, "must be set since there is a user");
        }
        RedisSettings changed = reader.text(Setting.REDIS_DATABASE).isPresent()
                ? server.withDatabase(reader.number(Setting.REDIS_DATABASE, 0, MOST_DATABASES))
                : server;
        return changed.withCredentials(new RedisSettings.Credentials(user, password))
                .withTimeouts(new RedisSettings.Timeouts(
                        reader.millis(Setting.CONNECT_TIMEOUT), reader.millis(Setting.ANSWER_TIMEOUT)));
    }
}
