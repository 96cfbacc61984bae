/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoa.message.Amount;
import org.jsoa.message.SpecialDecimal;
import org.junit.jupiter.api.Test;

class LogTextTest {

    private static final String HIDDEN = "\"**********\"";

    record Login(String name, String password) {}

    private static String text(Object value) {
        return new LogText(SensitiveKeys.and(Set.of("nick"))).value(value).toString();
    }

    private static String under(String key, Object value) {
        String line = text(Collections.singletonMap(key, value));
        assertThat(line).startsWith("{\"" + key + "\": ").endsWith("}");
        return line.substring(key.length() + 5, line.length() - 1);
    }

    @Test
    void hidesTextAndIntegersUnderSensitiveKeys() {
        assertThat(under("password", "swordfish")).isEqualTo(HIDDEN);
        assertThat(under("pinCode", 1234L)).isEqualTo(HIDDEN);
        assertThat(under("pin", 1234)).isEqualTo(HIDDEN);
        assertThat(under("card-number", BigInteger.TEN.pow(20))).isEqualTo(HIDDEN);
        assertThat(under("nick", "Bob")).isEqualTo(HIDDEN);
        assertThat(under("name", "Bob")).isEqualTo("\"Bob\"");
    }

    @Test
    void hidesThemInsideListsAndSetsTooHoweverDeep() {
        assertThat(under("secrets", List.of("a", List.of(1L, Set.of("b")))))
                .isEqualTo("[" + HIDDEN + ", [" + HIDDEN + ", [" + HIDDEN + "]]]");
        assertThat(under("names", List.of("a"))).isEqualTo("[\"a\"]");
    }

    @Test
    void doesNotHideWhatPysoaDoesNot() {
        assertThat(under("token", true)).isEqualTo("true");
        assertThat(under("token", false)).isEqualTo("false");
        assertThat(under("token", 1.5)).isEqualTo("1.5");
        assertThat(under("token", null)).isEqualTo("null");
        assertThat(under("token", "")).isEqualTo("\"\"");
        assertThat(under("token", 0L)).isEqualTo("0");
        assertThat(under("token", BigInteger.ZERO)).isEqualTo("0");
        assertThat(under("token", List.of())).isEqualTo("[]");
        assertThat(under("token", new BigDecimal("1.20"))).isEqualTo("1.20");
        assertThat(under("token", new byte[3])).isEqualTo("<3 bytes>");
    }

    @Test
    void searchesMapsByTheirOwnKeysAlone() {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("text", "seen");
        inner.put("cvv", "123");
        inner.put("more", List.of(Map.of("passwd", "x")));

        String expected = "{\"text\": \"seen\", \"cvv\": " + HIDDEN + ", \"more\": [{\"passwd\": " + HIDDEN + "}]}";
        assertThat(under("secret", inner)).isEqualTo(expected);
        assertThat(under("credit_cards", List.of(inner))).isEqualTo("[" + expected + "]");
        assertThat(under("plain", inner)).isEqualTo(expected);
    }

    @Test
    void writesTheValuesOfTheWire() {
        assertThat(text(Arrays.asList(
                        "a",
                        1L,
                        2,
                        0.5,
                        true,
                        null,
                        new BigDecimal("1.10"),
                        LocalDate.of(2020, 2, 29),
                        Instant.EPOCH,
                        new Amount("EUR", 123),
                        new SpecialDecimal("NaN"),
                        Map.of(7L, "seven"))))
                .isEqualTo("[\"a\", 1, 2, 0.5, true, null, 1.10, 2020-02-29, 1970-01-01T00:00:00Z,"
                        + " Amount[currency=EUR, minorUnits=123], SpecialDecimal[text=NaN], {7: \"seven\"}]");
    }

    @Test
    void shortensLongTextAndTellsTheLengthOfBytes() {
        assertThat(text("x".repeat(200))).isEqualTo("\"" + "x".repeat(200) + "\"");
        assertThat(text("x".repeat(201))).isEqualTo("\"" + "x".repeat(200) + "\"... (201 characters)");
        assertThat(text(new byte[70_000])).isEqualTo("<70000 bytes>");
        assertThat(text(BigInteger.ONE.shiftLeft(100_000))).isEqualTo("<long number>");
        assertThat(text(new BigDecimal(BigInteger.ONE.shiftLeft(100_000), 5))).isEqualTo("<long number>");
    }

    @Test
    void endsLongListsAndMapsEarly() {
        assertThat(text(Collections.nCopies(1_000_000, 1L)))
                .startsWith("[1, 1, ")
                .endsWith(", 1, ...]")
                .hasSizeLessThan(17_000);
    }

    @Test
    void endsValuesThatNestTooDeep() {
        List<Object> itself = new ArrayList<>();
        itself.add(itself);

        assertThat(text(itself)).isEqualTo("[".repeat(65) + "..." + "]".repeat(65));
    }

    @Test
    void letsNoTextBeginAnotherLine() {
        assertThat(text(Map.of("a\r\nb", "\"\n\\\u0000\u0085\u2028")))
                .isEqualTo("{\"a\\u000d\\nb\": \"\\\"\\n\\\\\\u0000\\u0085\\u2028\"}");
    }

    @Test
    void writesOnlyTheTypeOfWhatItDoesNotKnow() {
        assertThat(text(new Login("bob", "swordfish"))).isEqualTo("<" + Login.class.getName() + ">");
    }
}
