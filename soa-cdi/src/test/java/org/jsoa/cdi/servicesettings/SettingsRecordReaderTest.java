/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.servicesettings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsRecordReaderTest {

    @ParameterizedTest
    @CsvSource({
        "title, title",
        "discountPercent, discount-percent",
        "catalogueURL, catalogue-url",
        "urlOfCatalogue, url-of-catalogue",
        "URLOfCatalogue, url-of-catalogue",
        "max_orders, max-orders",
        "http2Only, http2-only",
    })
    void namesSettingsInLowerCaseWithHyphens(String component, String name) {
        assertThat(SettingsRecordReader.hyphenated(component)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "password, true",
        "smtp-password, true",
        "api-key, true",
        "api-auth-token, true",
        "client-secret, true",
        "db-credentials, true",
        "password-length, false",
        "keyboard, false",
        "title, false",
    })
    void knowsSecretsByTheirLastWords(String name, boolean isSecret) {
        assertThat(SecretNames.matches(name)).isEqualTo(isSecret);
    }
}
