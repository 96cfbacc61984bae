/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jsoa.message.Amount;
import org.junit.jupiter.api.Test;

class BodyToJsonTest {

    private static String json(Object value) {
        return new BodyToJson()
                .body(Collections.singletonMap("v", value))
                .get("v")
                .toString();
    }

    @Test
    void writesWhatJsonHasAsItIs() {
        assertThat(json(null)).isEqualTo("null");
        assertThat(json(true)).isEqualTo("true");
        assertThat(json("text")).isEqualTo("\"text\"");
        assertThat(json(0.1)).isEqualTo("0.1");
        assertThat(json(Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
        assertThat(json(new BigInteger("18446744073709551615"))).isEqualTo("18446744073709551615");
        assertThat(json(List.of(1L, List.of()))).isEqualTo("[1,[]]");
    }

    @Test
    void writesKeysThatAreNoStringsAsStrings() {
        assertThat(json(Map.of(1L, "one"))).isEqualTo("{\"1\":\"one\"}");
    }

    @Test
    void writesWhatJsonLacksAsStrings() {
        assertThat(json(LocalDate.of(2020, 2, 29))).isEqualTo("\"2020-02-29\"");
        assertThat(json(Instant.EPOCH)).isEqualTo("\"1970-01-01T00:00:00Z\"");
        assertThat(json(new BigDecimal("-12345.678900"))).isEqualTo("\"-12345.678900\"");
        assertThat(json(new byte[] {0, (byte) 0xff, 0x10})).isEqualTo("\"AP8Q\"");
        assertThat(json(Double.NaN)).isEqualTo("\"NaN\"");
    }

    @Test
    void writesAnAmountWithItsCurrency() {
        assertThat(json(new Amount("USD", -1999))).isEqualTo("{\"currency\":\"USD\",\"minor_units\":-1999}");
    }
}
