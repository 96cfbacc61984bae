/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoa.message.Amount;
import org.jsoa.message.SpecialDecimal;
import org.jsoa.rar.frame.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagePackTest {

    /** A map of one entry with the key "v", to be followed by a value. */
    private static final String V = "81a176";

    static Stream<Object> unchangedValues() {
        return Stream.of(
                LocalDateTime.parse("9999-12-31T23:59:59.999999"),
                LocalDateTime.parse("0001-01-01T00:00:00"),
                Instant.parse("9999-12-31T23:59:59.999999Z"),
                Instant.parse("1969-12-31T23:59:59.999999Z"),
                LocalDate.of(1, 1, 1),
                LocalDate.of(9999, 12, 31),
                LocalTime.MIDNIGHT,
                LocalTime.of(23, 59, 59, 999_999_000),
                new BigDecimal("1E+3"),
                new BigDecimal("1E-10"),
                new BigDecimal("0E+3"),
                new BigDecimal("0.00"),
                new SpecialDecimal("-0"),
                new SpecialDecimal("-0E-10"),
                new SpecialDecimal("sNaN"),
                new SpecialDecimal("-Infinity"),
                new Amount("XBT", Long.MIN_VALUE),
                new BigInteger("18446744073709551615"),
                Long.MIN_VALUE,
                -0.0,
                Double.MIN_VALUE,
                "\ufffd is a character like any other",
                List.of(List.of(), Map.of()));
    }

    @ParameterizedTest
    @MethodSource("unchangedValues")
    void valuesComeBackUnchanged(Object value) throws Exception {
        assertThat(roundTrip(value)).isEqualTo(value);
    }

    @Test
    void keysOfAnyScalarTypeKeepTheirTypeAndOrder() throws Exception {
        Map<Object, Object> odd = new LinkedHashMap<>();
        odd.put(1L, "one");
        odd.put(null, "none");
        odd.put(true, "yes");
        odd.put(1.5, "float");
        odd.put(LocalDate.of(2020, 1, 2), "date");
        odd.put("s", "string");

        Object read = roundTrip(odd);

        assertThat(read).isEqualTo(odd);
        assertThat(new ArrayList<Object>(((Map<?, ?>) read).keySet())).isEqualTo(new ArrayList<>(odd.keySet()));
    }

    @Test
    void bytesMayBeKeys() throws Exception {
        byte[] written = Payloads.write(ContentType.MSGPACK, Payloads.v(Map.of(new byte[] {1, 2}, 3L)));

        assertThat(written).isEqualTo(HexFormat.of().parseHex(V + "81c402010203"));
        Map<?, ?> read = (Map<?, ?>) Payloads.read(ContentType.MSGPACK, written).get("v");
        assertThat((byte[]) read.keySet().iterator().next()).containsExactly(1, 2);
    }

    @Test
    void keysOfAllTypesMayBeMixedInALargeMap() throws Exception {
        Map<Object, Object> keys = new LinkedHashMap<>();
        LocalDateTime start = LocalDateTime.of(2026, 1, 1, 0, 0);
        for (long index = 0; index < 1000; index++) {
            keys.put(new Amount("EUR", index), index);
            keys.put(new SpecialDecimal("NaN" + index), index);
            keys.put(start.plusHours(index), index);
            keys.put(index, index);
            keys.put("k" + index, index);
        }
        keys.put(null, 0L);

        assertThat(roundTrip(keys)).isEqualTo(keys);
    }

    @Test
    void keysOfSeveralTypesWithOneHashCodeAreRefused() {
        Map<Object, Object> keys = new LinkedHashMap<>();
        for (long half = 1; half <= 16; half++) {
            keys.put(half << 32 | half, true);
        }
        keys.put(null, true);

        assertThatThrownBy(() -> roundTrip(keys))
                .isInstanceOf(MalformedPayloadException.class)
                .hasMessage("more than 16 keys of a map have the same hash code");
    }

    @Test
    void longDecimalsAreRefusedBeforeTheyAreParsed() throws Exception {
        String digits = "1".repeat(1000);

        assertThat(roundTrip(new BigDecimal(digits))).isEqualTo(new BigDecimal(digits));
        for (int length : new int[] {1001, 0xffff}) {
            assertThatThrownBy(() -> roundTrip(new BigDecimal("1".repeat(length))))
                    .isInstanceOf(MalformedPayloadException.class)
                    .hasMessage("a decimal of %s characters is longer than the 1000 allowed", length);
        }
    }

    @Test
    void thePayloadThatIsNoMapIsNamedInTheWordsOfTheFormat() {
        assertThatThrownBy(() -> Payloads.readHex("07"))
                .hasMessage("the payload is not a map but a MessagePack integer");
        assertThatThrownBy(() -> Payloads.readHex("90")).hasMessage("the payload is not a map but a MessagePack array");
        assertThatThrownBy(() -> Payloads.readJson("7")).hasMessage("the payload is not a map but a JSON number");
    }

    @Test
    void narrowJavaTypesBecomeWide() throws Exception {
        List<Object> narrow = List.of((byte) 1, (short) 2, 3, 0.5f, CharBuffer.wrap("text"), BigInteger.TEN);

        assertThat(roundTrip(narrow)).isEqualTo(List.of(1L, 2L, 3L, 0.5, "text", 10L));
        assertThat(roundTrip(new Object[] {1, "a"})).isEqualTo(List.of(1L, "a"));
    }

    @Test
    void nanosecondsAreCutToMicroseconds() throws Exception {
        assertThat(roundTrip(Instant.parse("1969-12-31T23:59:59.999999999Z")))
                .isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
        assertThat(roundTrip(LocalTime.of(1, 2, 3, 1999))).isEqualTo(LocalTime.of(1, 2, 3, 1000));
    }

    static Stream<Object> refusedValues() {
        return Stream.of(
                Set.of(1),
                new Object(),
                'c',
                Thread.State.NEW,
                OffsetDateTime.of(2020, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC),
                new java.util.concurrent.atomic.AtomicLong(),
                new int[] {1},
                BigInteger.TWO.pow(64),
                BigInteger.TWO.pow(63).negate().subtract(BigInteger.ONE),
                LocalDate.of(0, 1, 1),
                LocalDate.of(10_000, 1, 1),
                LocalDateTime.MAX,
                LocalDateTime.MIN,
                Instant.MAX,
                Instant.MIN,
                Instant.parse("0000-12-31T23:59:59.999999Z"),
                Instant.parse("+10000-01-01T00:00:00Z"),
                new Amount("BYN", 1),
                new BigDecimal("1." + "3".repeat(65_534)),
                Map.of(List.of(), 1),
                Map.of(Map.of(), 1));
    }

    @ParameterizedTest
    @MethodSource("refusedValues")
    void whatPeersCannotReadIsNotWritten(Object value) {
        assertThatThrownBy(() -> Payloads.write(ContentType.MSGPACK, Payloads.v(Arrays.asList(1, value))))
                .isInstanceOf(UnserializableValueException.class)
                .hasMessageStartingWith("v.1");
    }

    @Test
    void halvesOfSurrogatePairsAreReplacedInKeysAndValues() throws Exception {
        assertThat(roundTrip(Map.of("a\ud83d", List.of("\ude00b", "😀", "\ude00\ud83d"))))
                .isEqualTo(Map.of("a\ufffd", List.of("\ufffdb", "😀", "\ufffd\ufffd")));
    }

    @Test
    void mapThatContainsItselfIsNotWritten() {
        Map<String, Object> endless = new LinkedHashMap<>();
        endless.put("me", endless);

        assertThatThrownBy(() -> Payloads.write(ContentType.MSGPACK, endless))
                .isInstanceOf(UnserializableValueException.class)
                .hasMessageContaining("nested more than 64 deep")
                .hasMessageStartingWith("me.me.me")
                .hasMessageContaining("...");
    }

    @ParameterizedTest
    @CsvSource({
        "ca3fc00000, 1.5, float32",
        "cd0001, 1, int that is not minimal",
        "d3ffffffffffffffff, -1, int64 of -1",
        "cf0000000000000001, 1, uint64 of 1",
        "da000161, a, str16 that is not minimal",
    })
    void otherFormsAreRead(String hex, String text, String why) throws Exception {
        assertThat(Payloads.readHex(V + hex).get("v")).as(why).hasToString(text);
    }

    @Test
    void ofDuplicateKeysTheLastWins() throws Exception {
        assertThat(Payloads.readHex("82a17601a17602")).isEqualTo(Map.of("v", 2L));
    }

    @ParameterizedTest
    @CsvSource({
        "c1, the byte c1",
        "d6ff00000000, timestamp ext -1",
        "d42a00, unknown ext 42",
        "d70100, truncated",
        "d60100000000, date-time of 4 bytes",
        "d60307e40d01, month 13",
        "d60307e3021d, 29 February 2019",
        "d60300000101, year 0",
        "d60327100101, year 10000",
        "c70704180000 00000000, hour 24",
        "c70704173b3c 00000000, second 60",
        "c70704000000 000f4240, a million microseconds",
        "d701 7fffffffffffffff, year 294247",
        "d70a 8000000000000000, year -290308",
        "d70a 00038d7ea4c68000 00, trailing byte",
        "d7050003 313233343536, decimal longer than it says",
        "d705ffff 313233343536, decimal shorter than it says",
        "d50531 32, decimal without text of the length it says",
        "c70305000178, decimal of a letter",
        "c7020500 00, decimal of nothing",
        "c70805 0006e280a631452b, decimal beyond ASCII",
        "c70e05 000c31452b39393939393939393939, decimal beyond all exponents",
        "c70b02 42594e0000000000000001, currency BYN",
        "c70b02 ff59ff0000000000000001, currency beyond ASCII",
        "c70a02 55534400000000000000, amount of 10 bytes",
        "a2c080, overlong UTF-8",
        "a3eda0bd, half of a surrogate pair",
        "a1ff, not UTF-8",
        "d90561, string longer than the message",
        "c4ff00, bytes longer than the message",
        "9301, list longer than the message",
        "8101, map without value",
        "81 90 01, list as key",
        "81 80 01, map as key",
        "cb0000, truncated float",
    })
    void malformedPayloadsAreRefused(String hex, String why) {
        assertThatThrownBy(() -> Payloads.readHex(V + hex)).as(why).isInstanceOf(MalformedPayloadException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dd10000000",
                "dd7fffffff",
                "ddffffffff",
                "df08000000",
                "df40000000",
                "dfffffffff",
                "c6ffffffff",
                "dbffffffff",
                "c9ffffffff05",
                "dc7fff",
                "de7fff"
            })
    void hugeClaimedSizesAreRefusedBeforeMemoryIsAllocated(String bomb) {
        for (String prefix : List.of("", V, V + "91".repeat(50))) {
            assertThatThrownBy(() -> Payloads.readHex(prefix + bomb)).isInstanceOf(MalformedPayloadException.class);
        }
    }

    @Test
    void deepNestingIsRefused() throws Exception {
        assertThat(Payloads.readHex(V + "91".repeat(62) + "90")).hasSize(1);
        for (int depth : new int[] {64, 5000, 1_000_000}) {
            assertThatThrownBy(() -> Payloads.readHex(V + "91".repeat(depth) + "90"))
                    .isInstanceOf(MalformedPayloadException.class)
                    .hasMessageContaining("nested more than 64 deep");
        }
    }

    @Test
    void manyElementsAreRefused() {
        DecodeLimits limits = new DecodeLimits(1000, 64, 10);
        byte[] payload = HexFormat.of().parseHex(V + "99" + "01".repeat(9));

        assertThatThrownBy(() -> Payloads.read(ContentType.MSGPACK, payload, limits))
                .isInstanceOf(MalformedPayloadException.class)
                .hasMessageContaining("more than 10 values");
    }

    @Test
    void nestedListsThatClaimAllRemainingBytesTakeLittleMemory() {
        byte[] bomb = new byte[4 * 1024 * 1024];
        byte[] nest = HexFormat.of().parseHex(V + "dd00300000".repeat(60));
        System.arraycopy(nest, 0, bomb, 0, nest.length);

        assertThatThrownBy(() -> Payloads.read(ContentType.MSGPACK, bomb))
                .isInstanceOf(MalformedPayloadException.class);
    }

    private static Object roundTrip(Object value) throws Exception {
        return Payloads.read(ContentType.MSGPACK, Payloads.write(ContentType.MSGPACK, Payloads.v(value)))
                .get("v");
    }
}
