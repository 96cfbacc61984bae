/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiretype;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireNamesTest {

    @ParameterizedTest
    @CsvSource({
        "userId, user_id",
        "name, name",
        "userID, user_id",
        "parseURL, parse_url",
        "URLPath, urlpath",
        "HTTPServer2Go, httpserver2_go",
        "a1B2, a1_b2",
        "already_snake, already_snake",
        "x_Y, x_y",
        "_lead, lead",
        "__x, _x",
        "A, a",
        "_, _",
        "a_, a_"
    })
    void putsNamesIntoSnakeCase(String name, String key) {
        assertThat(WireNames.snakeCase(name)).isEqualTo(key);
    }
}
