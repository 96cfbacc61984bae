/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoa.message.SpecialDecimal;
import org.jsoa.rar.frame.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void textIsEscapedAsPythonDoes() throws Exception {
        assertThat(Payloads.json(Payloads.v("a\"\\/\b\f\n\r\t\u0000\u001f\u007f\u0080é€😀")))
                .isEqualTo(
                        "{\"v\": \"a\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\\u007f\\u0080\\u00e9\\u20ac\\ud83d\\ude00\"}");
    }

    @Test
    void keysBecomeTextAsInPython() throws Exception {
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put(true, 1);
        map.put(null, 2);
        map.put(1, 3);
        map.put(1e16, 4);
        map.put(Double.NaN, 5);
        map.put("é", 6);
        map.put(BigInteger.TWO.pow(70), 7);

        assertThat(Payloads.json(map))
                .isEqualTo("{\"true\": 1, \"null\": 2, \"1\": 3, \"1e+16\": 4, \"NaN\": 5, \"\\u00e9\": 6, "
                        + "\"1180591620717411303424\": 7}");
    }

    @ParameterizedTest
    @CsvSource({
        "1e16, 1e+16",
        "1e15, 1000000000000000.0",
        "9999999999999998, 9999999999999998.0",
        "123456789012345680, 1.2345678901234568e+17",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "0.000012, 1.2e-05",
        "1e308, 1e+308",
        "1e-300, 1e-300",
        "4.9e-324, 5e-324",
        "2.2250738585072014e-308, 2.2250738585072014e-308",
        "0.1, 0.1",
        "3.0, 3.0",
        "-0.0, -0.0",
        "-2.5, -2.5",
        "100, 100.0",
        "2e23, 2e+23",
        "5.684341886080802e-14, 5.684341886080802e-14",
        "1700000060.25, 1700000060.25",
        "1700000060.2512341, 1700000060.251234",
        "2.0e-3, 0.002",
        "9007199254740993, 9007199254740992.0",
        "NaN, NaN",
        "-Infinity, -Infinity",
        "Infinity, Infinity",
    })
    void floatsAreWrittenAsPythonDoes(double value, String text) throws Exception {
        assertThat(Payloads.json(Payloads.v(value))).isEqualTo("{\"v\": " + text + "}");
    }

    @Test
    void emptyAndNestedValuesAreWrittenAsPythonDoes() throws Exception {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a", List.of());
        map.put("b", Map.of());
        map.put("c", List.of(1, Arrays.asList(true, null), Map.of("d", BigInteger.TWO.pow(64))));

        assertThat(Payloads.json(map))
                .isEqualTo("{\"a\": [], \"b\": {}, \"c\": [1, [true, null], {\"d\": 18446744073709551616}]}");
    }

    static Stream<Object> refusedValues() {
        return Stream.of(
                new SpecialDecimal("NaN"),
                LocalTime.NOON,
                Set.of(),
                new Object(),
                Map.of(LocalTime.NOON, 1),
                Map.of(new byte[0], 1));
    }

    @ParameterizedTest
    @MethodSource("refusedValues")
    void whatJsonCannotCarryIsRefused(Object value) {
        assertThatThrownBy(() -> Payloads.json(Payloads.v(List.of(value))))
                .isInstanceOf(UnserializableValueException.class)
                .hasMessageStartingWith("v.0");
    }

    @Test
    void listThatContainsItselfIsNotWritten() {
        List<Object> endless = new ArrayList<>();
        endless.add(endless);

        assertThatThrownBy(() -> Payloads.json(Payloads.v(endless)))
                .isInstanceOf(UnserializableValueException.class)
                .hasMessageContaining("nested more than 64 deep");
    }

    @Test
    void numbersAreReadInAnySize() throws Exception {
        assertThat(Payloads.readJson(
                        " {\"a\": 18446744073709551616, \"b\": -0, \"c\": 1E400, \"d\": [NaN, -Infinity, 2.50]}\n"))
                .isEqualTo(Map.of(
                        "a",
                        BigInteger.TWO.pow(64),
                        "b",
                        0L,
                        "c",
                        Double.POSITIVE_INFINITY,
                        "d",
                        List.of(Double.NaN, Double.NEGATIVE_INFINITY, 2.5)));
    }

    @Test
    void ofDuplicateKeysTheLastWins() throws Exception {
        assertThat(Payloads.readJson("{\"v\": 1, \"v\": 2}")).isEqualTo(Map.of("v", 2L));
    }

    @Test
    void escapedHalfOfSurrogatePairIsReadAndWrittenAsPythonDoes() throws Exception {
        assertThat(Payloads.readJson("{\"v\": \"\\ud83d\"}")).containsEntry("v", "\ud83d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "1",
                "null",
                "\"a\"",
                "{",
                "{\"v\"",
                "{\"v\":",
                "{\"v\": 1",
                "{\"v\": [1",
                "{\"v\": 1,}",
                "{\"v\": [1,]}",
                "{\"v\": 01}",
                "{\"v\": 1.}",
                "{\"v\": .5}",
                "{\"v\": +1}",
                "{\"v\": INF}",
                "{\"v\": -INF}",
                "{\"v\": +Infinity}",
                "{\"v\": -NaN}",
                "{\"v\": 'a'}",
                "{v: 1}",
                "{\"v\": \"\n\"}",
                "{\"v\": \"\\x\"}",
                "{\"v\": \"\\u12\"}",
                "{\"v\": 1} x",
                "{\"v\": 1}{}",
                "{\"v\": 1}1",
                "{\"v\": 1 /* comment */}",
                "\ufeff{}"
            })
    void malformedPayloadsAreRefused(String json) {
        assertThatThrownBy(() -> Payloads.readJson(json)).isInstanceOf(MalformedPayloadException.class);
    }

    @Test
    void otherEncodingsAreRefused() {
        for (byte[] payload : List.of(
                "{\"v\": 1}".getBytes(StandardCharsets.UTF_16LE),
                "{\"v\": 1}".getBytes(StandardCharsets.UTF_16),
                "{\"v\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1),
                new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0xbd, '"', ':', '1', '}'},
                new byte[] {'{', '"', (byte) 0xc0, (byte) 0x80, '"', ':', '1', '}'})) {
            assertThatThrownBy(() -> Payloads.read(ContentType.JSON, payload))
                    .isInstanceOf(MalformedPayloadException.class);
        }
    }

    @Test
    void deepNestingIsRefused() throws Exception {
        assertThat(Payloads.readJson("{\"v\": " + "[".repeat(63) + "]".repeat(63) + "}"))
                .hasSize(1);
        for (int depth : new int[] {64, 100_000}) {
            assertThatThrownBy(() -> Payloads.readJson("{\"v\": " + "[".repeat(depth) + "]".repeat(depth) + "}"))
                    .isInstanceOf(MalformedPayloadException.class)
                    .hasMessageContaining("nested more than 64 deep");
        }
    }

    @Test
    void manyElementsAndEndlessNumbersAreRefused() {
        DecodeLimits limits = new DecodeLimits(1000, 64, 10);
        byte[] payload = "{\"v\": [1, 2, 3, 4, 5, 6, 7, 8, 9]}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Payloads.read(ContentType.JSON, payload, limits))
                .isInstanceOf(MalformedPayloadException.class)
                .hasMessageContaining("more than 10 values");
        assertThatThrownBy(() -> Payloads.readJson("{\"v\": " + "9".repeat(1_000_000) + "}"))
                .isInstanceOf(MalformedPayloadException.class);
    }

    @Test
    void halvesOfSurrogatePairsAreReplacedInKeysAndValues() throws Exception {
        assertThat(Payloads.json(Map.of("a\ud83d", List.of("\ude00b", "😀", "\ude00\ud83d"))))
                .isEqualTo("{\"a\\ufffd\": [\"\\ufffdb\", \"\\ud83d\\ude00\", \"\\ufffd\\ufffd\"]}");
    }
}
