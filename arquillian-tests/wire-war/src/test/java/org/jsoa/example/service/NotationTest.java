/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jsoa.message.Amount;
import org.jsoa.message.SpecialDecimal;
import org.junit.jupiter.api.Test;

class NotationTest {

    private final Notation notation = new Notation();

    @Test
    void readsJsonAsItIs() {
        assertThat(notation.read("[1, \"a\", {\"b\": [true]}]"))
                .isEqualTo(List.of(1L, "a", Map.of("b", List.of(true))));
        assertThat(notation.read("null")).isNull();
        assertThat(notation.read("{\"$unheard\": 1}")).isEqualTo(Map.of("$unheard", 1L));
        assertThat(notation.read("NaN")).isEqualTo(Double.NaN);
    }

    @Test
    void readsWhatJsonLacks() {
        assertThat(notation.read("{\"$utc\": \"2020-02-29T23:59:59.5\"}"))
                .isEqualTo(Instant.parse("2020-02-29T23:59:59.5Z"));
        assertThat(notation.read("[{\"$time\": \"01:02:03\"}]")).isEqualTo(List.of(LocalTime.of(1, 2, 3)));
        assertThat(notation.read("{\"a\": {\"$amount\": [\"USD\", 5]}}")).isEqualTo(Map.of("a", new Amount("USD", 5)));
        assertThat(notation.read("{\"$map\": [[1, {\"$float\": \"-inf\"}]]}"))
                .isEqualTo(Map.of(1L, Double.NEGATIVE_INFINITY));
        assertThat(notation.read("{\"$repeat\": [\"ab\", 3]}")).isEqualTo("ababab");
    }

    @Test
    void tellsDecimalsThatJavaHasFromThoseItHasNot() {
        assertThat(notation.read("{\"$decimal\": \"-0.50\"}")).isEqualTo(new BigDecimal("-0.50"));
        assertThat(notation.read("{\"$decimal\": \"-0.00\"}")).isEqualTo(new SpecialDecimal("-0.00"));
        assertThat(notation.read("{\"$decimal\": \"-Infinity\"}")).isEqualTo(new SpecialDecimal("-Infinity"));
    }

    @Test
    void refusesWhatIsNoValue() {
        for (String text : List.of("", "1, 2", "{\"$date\": \"soon\"}", "{\"$amount\": 1}")) {
            assertThatThrownBy(() -> notation.read(text)).as(text).isInstanceOf(RuntimeException.class);
        }
    }
}
