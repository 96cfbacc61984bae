/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
