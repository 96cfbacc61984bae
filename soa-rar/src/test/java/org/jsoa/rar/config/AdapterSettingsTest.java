/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.frame.ContentType;
import org.jsoa.rar.topology.StandaloneTopology;
import org.jsoa.spi.SettingNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdapterSettingsTest {

    private static AdapterSettings read(Map<Setting, String> properties, Map<String, String> config) {
        return AdapterSettings.read(properties, new MapLookup(config));
    }

    @Test
    void hasPysoasDefaults() {
        AdapterSettings settings = read(Map.of(), Map.of());

        assertThat(settings.redisClient().callLimits().queueCapacity()).isEqualTo(10_000);
        assertThat(settings.redisClient().callLimits().requestBytes()).isEqualTo(102_400);
        assertThat(settings.redisClient().client().protocol()).isEqualTo(3);
        assertThat(settings.redisClient().client().serializer()).isEqualTo(ContentType.MSGPACK);
        assertThat(settings.redisClient().client().timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.server().responses().maxBytes()).isEqualTo(256_000);
        assertThat(settings.server().responses().chunkBytes()).isEqualTo(-1);
    }

    @Test
    void configurationOverridesProperties() {
        AdapterSettings settings = read(
                Map.of(Setting.REDIS_URL, "redis://a", Setting.CONCURRENCY, "2"),
                Map.of("soa.redis.url", "redis://b", "soa.redis.database", "4"));

        assertThat(settings.redisClient().redis().name()).isEqualTo("redis://b:6379/4");
        assertThat(settings.server().jobs().concurrency()).isEqualTo(2);
    }

    @Test
    void userAndPasswordOverrideThoseOfTheUrl() {
        AdapterSettings settings = read(
                Map.of(), Map.of("soa.redis.url", "redis://a:b@h", "soa.redis.user", "c", "soa.redis.password", "d"));

        RedisAddress server = RedisAddress.parse("redis://c:d@h");
        assertThat(settings.redisClient().redis()).isEqualTo(new StandaloneTopology(List.of(server)));
    }

    @ParameterizedTest
    @CsvSource({
        "soa.redis.url, http://x, redis://",
        "soa.redis.database, minus, 0 to 9999",
        "soa.client.protocol, 4, 1 to 3",
        "soa.client.serializer, xml, msgpack or json",
        "soa.client.timeout-millis, 0, 1 to",
        "soa.server.concurrency, 0, 1 to 1000",
        "soa.server.chunk-bytes, 1000, at least 102400",
        "soa.redis.user, someone, soa.redis.password",
    })
    void namesTheInvalidSettingAndWhatItMustBe(String name, String value, String hint) {
        assertThatThrownBy(() -> read(Map.of(), Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name.equals("soa.redis.user") ? "soa.redis.password" : name)
                .hasMessageContaining(hint);
    }

    @Test
    void refusesAnUnknownNameAndNamesTheNearest() {
        assertThatThrownBy(() -> read(Map.of(), Map.of("soa.redis.ulr", "redis://elsewhere")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown setting soa.redis.ulr; did you mean soa.redis.url?");
    }

    @Test
    void ignoresTheSettingsOfApplications() {
        assertThat(read(
                        Map.of(),
                        Map.of(
                                "soa.server.tracebacks",
                                "?",
                                "soa.services.example.concurrency",
                                "?",
                                "soa.services.example.settings.of.its-own",
                                "?")))
                .isEqualTo(read(Map.of(), Map.of()));
    }

    @Test
    void acceptsExactlyTheNamesThatItReads() {
        List<String> names =
                Arrays.stream(Setting.values()).map(Setting::configName).toList();

        assertThat(SettingNames.complaints(names, Set.of())).isEmpty();
        assertThat(SettingNames.ADAPTER).containsExactlyInAnyOrderElementsOf(names);
    }
}
