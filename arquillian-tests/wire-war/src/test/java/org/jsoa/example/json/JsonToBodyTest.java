/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.json;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonToBodyTest {

    private static Object value(String json) {
        try (JsonReader reader = Json.createReader(new StringReader("{\"v\": " + json + "}"))) {
            return new JsonToBody().body(reader.readObject()).get("v");
        }
    }

    @Test
    void keepsIntegersWholeWhateverTheirSize() {
        assertThat(value("7")).isEqualTo(7L);
        assertThat(value("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(value("18446744073709551615")).isEqualTo(new BigInteger("18446744073709551615"));
    }

    @Test
    void takesWhatHasAFractionForAFloat() {
        assertThat(value("0.1")).isEqualTo(0.1);
        assertThat(value("1.0")).isEqualTo(1.0);
    }

    @Test
    void readsEverythingElseAsItIs() {
        assertThat(value("\"h\u00e9\"")).isEqualTo("h\u00e9");
        assertThat(value("true")).isEqualTo(true);
        assertThat(value("null")).isNull();
        assertThat(value("[1, null, {\"a\": []}]")).isEqualTo(Arrays.asList(1L, null, Map.of("a", List.of())));
    }
}
