/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTest {

    @Test
    void readsEveryPartOfTheUrl() {
        RedisAddress settings = RedisAddress.parse("rediss://alice:s%40cret@redis.example:7000/3");

        assertThat(settings.host()).isEqualTo("redis.example");
        assertThat(settings.port()).isEqualTo(7000);
        assertThat(settings.access().database()).isEqualTo(3);
        assertThat(settings.access().tls()).isEqualTo(Tls.DEFAULT);
        assertThat(settings.access().credentials()).isEqualTo(new ConnectionOptions.Credentials("alice", "s@cret"));
    }

    @Test
    void hasRedissOwnDefaults() {
        RedisAddress settings = RedisAddress.parse("redis://localhost");

        assertThat(settings.port()).isEqualTo(6379);
        assertThat(settings.access().database()).isZero();
        assertThat(settings.access().tls()).isNull();
        assertThat(settings.access().credentials()).isEqualTo(ConnectionOptions.Credentials.NONE);
    }

    @Test
    void acceptsAPasswordWithoutAUser() {
        assertThat(RedisAddress.parse("redis://:secret@localhost").access().credentials())
                .isEqualTo(new ConnectionOptions.Credentials(null, "secret"));
    }

    @ParameterizedTest
    @CsvSource({
        "redis://my_redis:6379, my_redis, 6379, 0",
        "redis://my_redis, my_redis, 6379, 0",
        "REDIS://Redis.Example:7000/3, Redis.Example, 7000, 3",
        "Rediss://redis.example., redis.example., 6379, 0",
        "redis://127.0.0.1:1/, 127.0.0.1, 1, 0",
        "redis://host:/1, host, 6379, 1",
        "redis://host:65535/9999, host, 65535, 9999",
        "redis://[::1], ::1, 6379, 0",
        "redis://[::1]:6380/2, ::1, 6380, 2",
        "redis://[fe80::1%eth0]:6380, fe80::1%eth0, 6380, 0",
        "redis://[fe80::1%25eth0]:6380, fe80::1%eth0, 6380, 0",
        "redis://[::ffff:10.0.0.1]:6380, ::ffff:10.0.0.1, 6380, 0",
        "redis://user:a:b@my_redis:1/2, my_redis, 1, 2",
        "redis://-odd.host_name-:6379, -odd.host_name-, 6379, 0",
        "redis://bücher.example, bücher.example, 6379, 0",
    })
    void takesEveryHostThatAResolverMayKnow(String url, String host, int port, int database) {
        RedisAddress address = RedisAddress.parse(url);

        assertThat(address.host()).isEqualTo(host);
        assertThat(address.port()).isEqualTo(port);
        assertThat(address.access().database()).isEqualTo(database);
        assertThat(RedisAddress.parse(address.address()))
                .isEqualTo(address.withAccess(address.access().withCredentials(ConnectionOptions.Credentials.NONE)));
    }

    @ParameterizedTest
    @CsvSource({
        "redis://u:p%3Aq%2F%40%25%2C@h, u, 'p:q/@%,'",
        "redis://u:a+b@h, u, a+b",
        "redis://u:a:b@h, u, a:b",
        "redis://%C3%BC:p@h, ü, p",
        "redis://:p@h, , p",
    })
    void readsCredentialsInPercentNotation(String url, String user, String password) {
        assertThat(RedisAddress.parse(url).access().credentials())
                .isEqualTo(new ConnectionOptions.Credentials(user, password));
    }

    @ParameterizedTest
    @CsvSource({
        "unix:///run/redis.sock, sockets of Unix are not supported",
        "redis-socket:///run/redis.sock, sockets of Unix are not supported",
        "redis+ssl://host, TLS is rediss://",
        "redis-sentinel://host:26379/0#mymaster, soa.redis.sentinel.services",
        "redis:host, must begin with redis://",
        "host:6379, must begin with redis://",
        "host, must begin with redis://",
        "redis://, has no host",
        "redis://:6379, has no host",
        "redis:///3, has no host",
        "redis://::1:6379, must be in brackets",
        "redis://fe80::1, must be in brackets",
        "redis://[my_redis]:6379, must contain an IPv6 address",
        "redis://[::1]x:6379, is not a host",
        "redis://host:0, must be a number from 1 to 65535",
        "redis://host:65536, must be a number from 1 to 65535",
        "redis://host:-1, must be a number from 1 to 65535",
        "redis://host:port, must be a number from 1 to 65535",
        "redis://host:99999999999999999999, must be a number from 1 to 65535",
        "redis://host/db, the number of a database",
        "redis://host/1/2, the number of a database",
        "redis://host/-1, the number of a database",
        "redis://host/0?protocol=3, parameters such as \"protocol\"",
        "redis://host?db=3, parameters such as \"db\"",
        "redis://host#1, after a #",
        "redis://ho st, is not a host",
        "redis://ho%73t, is not a host",
        "redis://u:p@ss@host, must be in percent notation",
        "redis://u:p/ss@host, must be in percent notation",
        "redis://u:p%zz@host, must begin a percent notation",
        "redis://u:p%f@host, must begin a percent notation",
        "redis://u:%ff@host, must be UTF-8",
    })
    void refusesByNameWhatItDoesNotTake(String url, String complaint) {
        assertThatThrownBy(() -> RedisAddress.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint)
                .hasMessageNotContaining("p@ss")
                .hasMessageNotContaining("p%");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost:6379", "http://localhost", "redis://", "redis://host/one", "redis://a b/0"})
    void refusesInvalidUrls(String url) {
        assertThatThrownBy(() -> RedisAddress.parse(url)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neverPrintsThePassword() {
        RedisAddress settings = RedisAddress.parse("redis://alice:hunter2@localhost");

        assertThat(settings.toString() + settings.address()).doesNotContain("hunter2");
        assertThatThrownBy(() -> RedisAddress.parse("redis://alice:hunter2@localhost/x"))
                .hasMessageNotContaining("hunter2");
    }
}
