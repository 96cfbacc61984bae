/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisSettingsTest {

    @Test
    void readsEveryPartOfTheUrl() {
        RedisSettings settings = RedisSettings.parse("rediss://alice:s%40cret@redis.example:7000/3");

        assertThat(settings.host()).isEqualTo("redis.example");
        assertThat(settings.port()).isEqualTo(7000);
        assertThat(settings.access().database()).isEqualTo(3);
        assertThat(settings.access().tls()).isEqualTo(Tls.DEFAULT);
        assertThat(settings.access().credentials()).isEqualTo(new RedisAccess.Credentials("alice", "s@cret"));
    }

    @Test
    void hasRedissOwnDefaults() {
        RedisSettings settings = RedisSettings.parse("redis://localhost");

        assertThat(settings.port()).isEqualTo(6379);
        assertThat(settings.access().database()).isZero();
        assertThat(settings.access().tls()).isNull();
        assertThat(settings.access().credentials()).isEqualTo(RedisAccess.Credentials.NONE);
    }

    @Test
    void acceptsAPasswordWithoutAUser() {
        assertThat(RedisSettings.parse("redis://:secret@localhost").access().credentials())
                .isEqualTo(new RedisAccess.Credentials(null, "secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost:6379", "http://localhost", "redis://", "redis://host/one", "redis://a b/0"})
    void refusesWhatIsNoRedisUrl(String url) {
        assertThatThrownBy(() -> RedisSettings.parse(url)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neverPrintsThePassword() {
        RedisSettings settings = RedisSettings.parse("redis://alice:hunter2@localhost");

        assertThat(settings.toString() + settings.address()).doesNotContain("hunter2");
        assertThatThrownBy(() -> RedisSettings.parse("redis://alice:hunter2@localhost/x"))
                .hasMessageNotContaining("hunter2");
    }
}
