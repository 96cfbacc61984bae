/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static Settings with(String name, String value) throws RunException {
        Properties properties = new Properties();
        properties.setProperty(name, value);
        return Settings.of(Path.of("files"), properties);
    }

    @Test
    void takesPort8080AndAnOwnRedisWhenNothingIsSet() throws RunException {
        Settings settings = Settings.of(Path.of("files"), new Properties());

        assertThat(settings.httpPort()).isEqualTo(8080);
        assertThat(settings.redisUrl()).isEmpty();
    }

    @Test
    void takesWhatIsSet() throws RunException {
        assertThat(with("soa.http.port", "8181").httpPort()).isEqualTo(8181);
        assertThat(with("soa.redis.url", "rediss://me:secret@redis.example:6380/2")
                        .redisUrl())
                .contains(URI.create("rediss://me:secret@redis.example:6380/2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http", "0", "-1", "65536", "80.5"})
    void namesThePropertyAndTheValueThatIsNoPort(String value) {
        assertThatExceptionOfType(RunException.class)
                .isThrownBy(() -> with("soa.http.port", value))
                .withMessage("soa.http.port must be a port from 1 to 65535, not \"" + value + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis",
                "http://:secret@host:1",
                "redis://:secret@host",
                "redis://:secret@:6379",
                "redis:// secret"
            })
    void namesThePropertyButNotTheValueThatIsNoRedisUrl(String value) {
        assertThatExceptionOfType(RunException.class)
                .isThrownBy(() -> with("soa.redis.url", value))
                .withMessageStartingWith("soa.redis.url must have the form redis://")
                .withMessageNotContaining("secret");
    }

    @Test
    void showsTheAddressOfARedisWithoutItsPassword() throws RunException {
        URI url = with("soa.redis.url", "redis://me:secret@host:6379/2")
                .redisUrl()
                .orElseThrow();

        assertThat(new RedisServer(url).address()).hasToString("redis://host:6379/2");
    }
}
