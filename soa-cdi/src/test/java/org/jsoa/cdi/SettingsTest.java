/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static Settings settings(Map<String, String> values) {
        return new Settings(name -> Optional.ofNullable(values.get(name)), values.keySet());
    }

    @Test
    void hasDefaultsWhereTheServerHasNoConfiguration() {
        Settings settings = Settings.ofApplication();

        assertThat(settings.tracebacks()).isFalse();
        assertThat(settings.concurrency("example")).isZero();
        assertThat(settings.connectionFactory()).isEmpty();
    }

    @Test
    void readsTheConcurrencyOfAServiceAndLeavesOthersToTheAdapter() {
        Settings settings = settings(Map.of("soa.services.example.concurrency", "2"));

        assertThat(settings.concurrency("example")).isEqualTo(2);
        assertThat(settings.concurrency("other")).isZero();
    }

    @Test
    void namesTheSettingThatIsWrongAndWhatItAccepts() {
        Settings settings = settings(Map.of("soa.services.example.concurrency", "-1", "soa.server.tracebacks", "yes"));

        assertThatThrownBy(() -> settings.concurrency("example"))
                .hasMessage("soa.services.example.concurrency must be a whole number, 1 to 1000, not \"-1\"");
        assertThatThrownBy(settings::tracebacks).hasMessage("soa.server.tracebacks must be true or false, not \"yes\"");
    }

    @Test
    void findsNamesThatDoNotExistAndAcceptsThoseOfTheAdapter() {
        Settings settings = settings(Map.of("soa.server.traceback", "true", "soa.redis.url", "redis://127.0.0.1"));

        assertThat(settings.unknownNames())
                .containsExactly("unknown setting soa.server.traceback; did you mean soa.server.tracebacks?");
    }

    @Test
    void acceptsEveryNameThatItReads() {
        List<String> read = new ArrayList<>();
        Settings settings = new Settings(
                name -> {
                    read.add(name);
                    return Optional.empty();
                },
                read);
        settings.tracebacks();
        settings.concurrency("example");
        settings.connectionFactory();

        assertThat(settings.unknownNames()).isEmpty();
        assertThat(read).hasSize(3);
    }
}
