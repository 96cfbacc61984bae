/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ApplicationSettingTest {

    @ParameterizedTest
    @EnumSource
    void acceptsItsOwnDefault(ApplicationSetting setting) {
        assertThat(setting.defaultValue())
                .satisfiesAnyOf(
                        value -> assertThat(value).isEmpty(),
                        value -> assertThat(setting.type().accepts(value)).isTrue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CONCURRENCY; 1000; 1001; a whole number, 1 to 1000",
                "CONCURRENCY; 1; many; a whole number, 1 to 1000",
                "JOB_TIMEOUT; 0; -1; a whole number, 0 to 2147483647",
                "TRACEBACKS; true; yes; true or false",
                "REST_TRUST; switches; all; none, correlation or switches",
                "LOG_REDACT; iban , token; iban,; keys with commas between",
                "DEPENDS_ON; users , orders; users,,orders; names of other services, without '!' and with commas between",
                "DEPENDS_ON; users; users!; names of other services, without '!' and with commas between",
            })
    void saysWhatItAccepts(ApplicationSetting setting, String good, String bad, String accepted) {
        assertThat(setting.type().accepts(good)).isTrue();
        assertThat(setting.type().accepts(bad)).isFalse();
        assertThat(setting.type().accepted()).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"REST_TRUST, soa.rest.trust", "ONE_ACTION_TIMEOUT, soa.services.a.actions.b.timeout-millis"})
    void hasANameForEachThing(ApplicationSetting setting, String name) {
        assertThat(setting.nameFor("a", "b")).isEqualTo(name);
    }
}
