/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.frame.ContentType;
import org.jsoa.rar.topology.StandaloneTopology;
import org.junit.jupiter.api.Test;

/** The settings of a connection factory with some values of its own. */
class FactorySettingsTest {

    private static RedisClientSettings read(Map<Setting, String> own) {
        return new FactorySettings(
                        Map.of(
                                Setting.REDIS_URL, "redis://adapter",
                                Setting.MAX_REQUEST_BYTES, "2000"),
                        new MapLookup(Map.of(
                                "soa.redis.url", "redis://configured",
                                "soa.redis.password", "secret",
                                "soa.client.timeout-millis", "700",
                                "soa.client.serializer", "json")))
                .of(own);
    }

    @Test
    void nothingOverridesTheSettingsOfTheFactory() {
        RedisClientSettings settings =
                read(Map.of(Setting.CALL_TIMEOUT, "90000", Setting.CLIENT_SERIALIZER, "msgpack"));

        assertThat(settings.client().timeout()).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.client().serializer()).isEqualTo(ContentType.MSGPACK);
    }

    @Test
    void theAdapterProvidesTheOtherSettings() {
        RedisClientSettings settings = read(Map.of(Setting.CALL_TIMEOUT, "90000"));

        assertThat(settings.redis())
                .isEqualTo(new StandaloneTopology(List.of(RedisAddress.parse("redis://:secret@configured"))));
        assertThat(settings.callLimits().requestBytes()).isEqualTo(2_000);
        assertThat(settings.client().serializer()).isEqualTo(ContentType.JSON);
    }

    @Test
    void aRedisOfItsOwnDoesNotGetThePasswordOfTheAdapter() {
        RedisClientSettings settings = read(Map.of(Setting.REDIS_URL, "redis://own"));

        assertThat(settings.redis()).isEqualTo(new StandaloneTopology(List.of(RedisAddress.parse("redis://own"))));
        assertThat(settings.client().timeout()).isEqualTo(Duration.ofMillis(700));
    }

    @Test
    void anInvalidSettingIsNamed() {
        assertThatThrownBy(() -> read(Map.of(Setting.REDIS_URL, "http://own")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RedisUrl")
                .hasMessageContaining("redis://");
    }
}
