/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoa.cdi.bodyerror.UnreadableBodyException;
import org.jsoa.message.Amount;
import org.jsoa.message.SoaError;
import org.jsoa.message.SpecialDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type of a record with every kind of value: what the table in the documentation says, and nothing else. */
@SuppressWarnings("ArrayRecordComponent")
class BindingTableTest {

    enum Color {
        RED,
        NaN
    }

    record Leaf(Long number) {}

    record Every(
            boolean bool,
            Boolean boolObject,
            byte byteNumber,
            Byte byteObject,
            short shortNumber,
            Short shortObject,
            int intNumber,
            Integer intObject,
            long longNumber,
            Long longObject,
            double doubleNumber,
            Double doubleObject,
            float floatNumber,
            Float floatObject,
            char letter,
            Character letterObject,
            String text,
            CharSequence chars,
            Number number,
            BigInteger bigInteger,
            BigDecimal decimal,
            SpecialDecimal special,
            byte[] bytes,
            LocalDateTime dateTime,
            Instant instant,
            LocalDate date,
            LocalTime time,
            Amount amount,
            UUID uuid,
            URI uri,
            URL url,
            Color color,
            Object object,
            OptionalInt optionalInt,
            OptionalLong optionalLong,
            OptionalDouble optionalDouble,
            Optional<Long> optional,
            AtomicReference<Long> reference,
            char[] letters,
            int[] ints,
            Integer[] intObjects,
            List<Integer> list,
            Set<Integer> set,
            Map<Integer, Integer> map,
            ConcurrentHashMap<String, Long> concurrent,
            Leaf leaf,
            int other) {}

    private static final String ID = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";
    private static final BigInteger HUGE = BigInteger.ONE.shiftLeft(64);
    private static final BigInteger ENORMOUS = BigInteger.TEN.pow(400);
    private static final LocalDateTime DATE_TIME = LocalDateTime.parse("2020-02-29T23:59:59.123456");
    private static final Instant INSTANT = Instant.parse("2020-02-29T23:59:59.123456Z");

    /** A value of every kind, and odd ones of each. */
    private static final List<Object> VALUES = Arrays.asList(
            null,
            true,
            false,
            0L,
            1L,
            -1L,
            127L,
            128L,
            -129L,
            32_768L,
            (1L << 24) + 1,
            1L << 31,
            (1L << 53) + 1,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            HUGE,
            ENORMOUS,
            0.0,
            -0.0,
            1.0,
            1.5,
            0.1,
            1e39,
            1e300,
            1e-50,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            new BigDecimal("1"),
            new BigDecimal("1.50"),
            new BigDecimal("1E+400"),
            new BigDecimal("1E+20000"),
            new BigDecimal("1E-20000"),
            new SpecialDecimal("NaN"),
            new SpecialDecimal("-0"),
            "",
            " ",
            "a",
            " a",
            "ab",
            "1",
            "01",
            "+1",
            " 1",
            "1 ",
            "\u0661",
            "1.50",
            "1.",
            ".5",
            "1e400",
            "1E+3",
            "1e20000",
            "1e99999999999",
            "-0",
            "-0.00",
            "1".repeat(1_001),
            "NaN",
            "Infinity",
            "true",
            "RED",
            " RED ",
            "red",
            "0",
            "\ud83d\ude00",
            "\ud83d",
            ID,
            ID.toUpperCase(Locale.ROOT),
            " " + ID,
            "1-1-1-1-1",
            "http://host/path?q#f",
            " http://host/",
            "http://host/a/../b",
            "not an address",
            "2020-02-29",
            "2020-02-30",
            "2020-02-29T23:59:59.123456",
            "2020-02-29T23:59:59.123456Z",
            "2020-03-01T00:59:59.123456+01:00",
            " 2020-02-29",
            "23:59:59",
            "24:00:00",
            new byte[0],
            new byte[16],
            DATE_TIME,
            INSTANT,
            LocalDate.EPOCH,
            LocalTime.NOON,
            new Amount("EUR", 1),
            List.of(),
            List.of(1L),
            List.of(1L, 1L),
            Arrays.asList(1L, null),
            List.of("a", "b"),
            List.of("1"),
            List.of(1.0),
            Map.of(),
            Map.of(1L, 2L),
            Map.of("1", 2L),
            Map.of("01", 2L),
            Map.of("+1", 2L),
            Map.of(1.0, 2L),
            Map.of("a", 2L),
            Map.of("number", 2L),
            Map.of("number", "2"));

    private static final Object REFUSED = new Object();

    private final BodyMapper mapper = new BodyMapper();

    static List<RecordComponent> components() {
        return Arrays.stream(Every.class.getRecordComponents())
                .filter(component -> !component.getName().equals("other"))
                .toList();
    }

    private static Object expected(String name, Object value) {
        return switch (name) {
            case "bool" -> value instanceof Boolean ? value : REFUSED;
            case "boolObject" -> value == null || value instanceof Boolean ? value : REFUSED;
            case "byteNumber" -> integer(value, Byte.MIN_VALUE, Byte.MAX_VALUE, false);
            case "byteObject" -> integer(value, Byte.MIN_VALUE, Byte.MAX_VALUE, true);
            case "shortNumber" -> integer(value, Short.MIN_VALUE, Short.MAX_VALUE, false);
            case "shortObject" -> integer(value, Short.MIN_VALUE, Short.MAX_VALUE, true);
            case "intNumber" -> integer(value, Integer.MIN_VALUE, Integer.MAX_VALUE, false);
            case "intObject" -> integer(value, Integer.MIN_VALUE, Integer.MAX_VALUE, true);
            case "optionalInt" -> integer(value, Integer.MIN_VALUE, Integer.MAX_VALUE, true);
            case "longNumber" -> integer(value, Long.MIN_VALUE, Long.MAX_VALUE, false);
            case "longObject" -> integer(value, Long.MIN_VALUE, Long.MAX_VALUE, true);
            case "optionalLong", "optional", "reference" -> integer(value, Long.MIN_VALUE, Long.MAX_VALUE, true);
            case "bigInteger" ->
                value == null ? null : value instanceof Long || value instanceof BigInteger ? exact(value) : REFUSED;
            case "doubleNumber" -> value == null ? REFUSED : floating(value);
            case "doubleObject" -> value == null ? null : floating(value);
            case "optionalDouble" -> value == null ? null : floating(value);
            case "floatNumber" -> value == null ? REFUSED : smallFloating(value);
            case "floatObject" -> value == null ? null : smallFloating(value);
            case "number" -> value == null || value instanceof Number ? value : REFUSED;
            case "decimal" -> value == null ? null : decimal(value);
            case "letter" -> value instanceof String text && text.length() == 1 ? text : REFUSED;
            case "letterObject" ->
                value == null ? null : value instanceof String text && text.length() == 1 ? text : REFUSED;
            case "text", "chars" -> only(String.class, value);
            case "special" -> only(SpecialDecimal.class, value);
            case "bytes" -> only(byte[].class, value);
            case "amount" -> only(Amount.class, value);
            case "dateTime" ->
                "2020-02-29T23:59:59.123456".equals(value) ? DATE_TIME : only(LocalDateTime.class, value);
            case "instant" ->
                "2020-02-29T23:59:59.123456Z".equals(value) || "2020-03-01T00:59:59.123456+01:00".equals(value)
                        ? INSTANT
                        : only(Instant.class, value);
            case "date" -> "2020-02-29".equals(value) ? LocalDate.parse("2020-02-29") : only(LocalDate.class, value);
            case "time" -> "23:59:59".equals(value) ? LocalTime.parse("23:59:59") : only(LocalTime.class, value);
            case "uuid" ->
                value == null ? null : value instanceof String text && text.equalsIgnoreCase(ID) ? ID : REFUSED;
            case "uri" -> value == null ? null : value instanceof String text ? uri(text) : REFUSED;
            case "url" ->
                value == null
                        ? null
                        : "http://host/path?q#f".equals(value) || "http://host/a/../b".equals(value) ? value : REFUSED;
            case "color" -> value == null ? null : "RED".equals(value) || "NaN".equals(value) ? value : REFUSED;
            case "object" -> value;
            default -> expectedContainer(name, value);
        };
    }

    private static Object expectedContainer(String name, Object value) {
        if (value == null) {
            return null;
        }
        return switch (name) {
            case "letters" ->
                value instanceof String
                        ? value
                        : value instanceof List<?> list && list.stream().allMatch(BindingTableTest::isLetter)
                                ? list.stream().map(String::valueOf).collect(Collectors.joining())
                                : REFUSED;
            case "ints" -> isListOfLongs(value, false) ? value : REFUSED;
            case "intObjects", "list" -> isListOfLongs(value, true) ? value : REFUSED;
            case "set" -> isListOfLongs(value, true) ? new ArrayList<>(new HashSet<>((List<?>) value)) : REFUSED;
            case "map" ->
                Map.of("1", 2L).equals(value) || Map.of(1L, 2L).equals(value)
                        ? Map.of(1L, 2L)
                        : Map.of().equals(value) ? value : REFUSED;
            case "concurrent" ->
                value instanceof Map<?, ?> map
                                && map.keySet().stream().allMatch(String.class::isInstance)
                                && map.values().stream().allMatch(Long.class::isInstance)
                        ? value
                        : REFUSED;
            case "leaf" -> {
                if (Map.of().equals(value)) {
                    yield Arrays.asList("number", null);
                }
                yield Map.of("number", 2L).equals(value) ? Arrays.asList("number", 2L) : REFUSED;
            }
            default -> throw new AssertionError(name);
        };
    }

    private static boolean isLetter(Object value) {
        return value instanceof String text && text.length() == 1;
    }

    private static boolean isListOfLongs(Object value, boolean takesNull) {
        return value instanceof List<?> list
                && list.stream().allMatch(element -> element instanceof Long || (takesNull && element == null));
    }

    private static Object only(Class<?> type, Object value) {
        return value == null || type.isInstance(value) ? value : REFUSED;
    }

    private static Object integer(Object value, long min, long max, boolean takesNull) {
        if (value == null) {
            return takesNull ? null : REFUSED;
        }
        return value instanceof Long number && number >= min && number <= max ? value : REFUSED;
    }

    private static Object exact(Object value) {
        return value instanceof Long number ? BigInteger.valueOf(number) : value;
    }

    private static Object floating(Object value) {
        if (value instanceof Double) {
            return value;
        }
        if (value.equals(HUGE)) {
            return 0x1p64;
        }
        boolean isExact = value instanceof Long number && number != Long.MAX_VALUE && number != (1L << 53) + 1;
        return isExact ? (Object) ((Long) value).doubleValue() : REFUSED;
    }

    private static Object smallFloating(Object value) {
        if (value.equals(1e39) || value.equals(1e300) || value.equals(1e-50) || value.equals((1L << 24) + 1)) {
            return REFUSED;
        }
        Object number = floating(value);
        return number == REFUSED ? REFUSED : (Object) (double) ((Double) number).floatValue();
    }

    private static Object decimal(Object value) {
        if (value instanceof BigDecimal number) {
            return Math.abs(number.scale()) > 10_000 ? REFUSED : value;
        }
        if (value instanceof Long || value instanceof BigInteger) {
            return new BigDecimal(value.toString());
        }
        return Set.of("1", "1.50", "1e400", "1E+3", "0").contains(value) ? new BigDecimal((String) value) : REFUSED;
    }

    private static Object uri(String text) {
        try {
            return URI.create(text).toString();
        } catch (IllegalArgumentException e) {
            return REFUSED;
        }
    }

    private static Map<String, Object> body(String key, Object value) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (RecordComponent component : Every.class.getRecordComponents()) {
            Class<?> type = component.getType();
            if (type == boolean.class) {
                body.put(wireName(component), false);
            } else if (type == char.class) {
                body.put(wireName(component), "x");
            } else if (type == float.class || type == double.class) {
                body.put(wireName(component), 0.0);
            } else if (type.isPrimitive()) {
                body.put(wireName(component), 0L);
            }
        }
        body.put(key, value);
        return body;
    }

    private static String wireName(RecordComponent component) {
        return new BodyMapper().wireName(component.getName());
    }

    @ParameterizedTest
    @MethodSource("components")
    void readsOnlyWhatTheTableSaysAndReportsEveryOtherErrorToo(RecordComponent component) throws Exception {
        BodyReader<Every> reader = mapper.readerFor(Every.class);
        String key = wireName(component);
        for (Object value : VALUES) {
            Map<String, Object> body = body(key, value);
            Object expected = expected(component.getName(), value);
            if (expected == REFUSED) {
                body.put("other", "wrong");
                UnreadableBodyException failure =
                        catchThrowableOfType(UnreadableBodyException.class, () -> reader.read(body));
                assertThat(failure).as("%s from %s", component, value).isNotNull();
                assertThat(failure.errors())
                        .as("%s from %s", component, value)
                        .allSatisfy(error -> assertThat(error.field()).isNotNull())
                        .extracting(SoaError::field)
                        .endsWith("other")
                        .anyMatch(field -> field.equals(key) || field.startsWith(key + "."));
            } else {
                Object written = mapper.write(reader.read(body)).get(key);
                assertThat(plain(written)).as("%s from %s", component, value).isEqualTo(plain(expected));
            }
        }
    }

    /** Makes a record that was written comparable. */
    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map && map.keySet().equals(Set.of("number"))) {
            return Arrays.asList("number", map.get("number"));
        }
        if (List.of().equals(value) || "".equals(value)) {
            return "";
        }
        return value;
    }

    record Keys(
            Map<Integer, Long> ints,
            Map<Double, Long> doubles,
            Map<BigDecimal, Long> decimals,
            Map<UUID, Long> ids,
            Map<Instant, Long> instants,
            Map<Boolean, Long> flags,
            Map<Color, Long> colors) {}

    private static Map<Object, Object> two(Object first, Object second) {
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put(first, 1L);
        map.put(second, 2L);
        return map;
    }

    private List<SoaError> keyErrors(String component, Map<Object, Object> map) {
        BodyReader<Keys> reader = mapper.readerFor(Keys.class);
        return catchThrowableOfType(UnreadableBodyException.class, () -> reader.read(Map.of(component, map)))
                .errors();
    }

    @Test
    void neverMergesKeys() {
        assertThat(keyErrors("ints", two(1L, "1")))
                .extracting(SoaError::field, SoaError::message)
                .containsExactly(tuple("ints.1", "Another key has the same value"));
        assertThat(keyErrors("doubles", two(1.0, 1L)))
                .extracting(SoaError::field)
                .containsExactly("doubles.1");
        assertThat(keyErrors("doubles", two("0.1", "0.10")))
                .extracting(SoaError::field)
                .containsExactly("doubles.0.10");
        assertThat(keyErrors("ids", two(ID, ID.toUpperCase(Locale.ROOT)))).hasSize(1);
        assertThat(keyErrors("instants", two("2020-01-01T00:00:00Z", "2020-01-01T01:00:00+01:00")))
                .hasSize(1);
        assertThat(keyErrors("flags", two(true, "true")))
                .extracting(SoaError::field)
                .containsExactly("flags.true");
        assertThat(mapper.readerFor(Keys.class)
                        .read(Map.of("decimals", two("1.0", "1.00")))
                        .decimals())
                .hasSize(2);
    }

    @Test
    void readsNumbersOfKeysOnlyInTheFormInWhichPeersWriteThem() {
        for (String text : List.of("01", "+1", " 1", "1 ", "-0", "1.0", "1e3", "0x1", "", "1_000", "\u0661")) {
            assertThat(keyErrors("ints", new LinkedHashMap<>(Map.of(text, 1L))))
                    .as(text)
                    .extracting(SoaError::message)
                    .containsExactly("Not an integer");
        }
        for (String text : List.of("1d", " 1.5", "0x1p3", "1e400", "1e-400", "1.", ".5", "+Infinity", "nan")) {
            assertThat(keyErrors("doubles", new LinkedHashMap<>(Map.of(text, 1L))))
                    .as(text)
                    .extracting(SoaError::message)
                    .containsExactly("Not a float");
        }
        Map<Object, Object> doubles = new LinkedHashMap<>();
        for (String text : List.of("1", "1.5", "1e+16", "-0.0", "NaN", "Infinity", "-Infinity")) {
            doubles.put(text, 1L);
        }
        assertThat(mapper.readerFor(Keys.class).read(Map.of("doubles", doubles)).doubles())
                .containsOnlyKeys(1.0, 1.5, 1e16, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        assertThat(mapper.readerFor(Keys.class)
                        .read(Map.of("ints", Map.of("-1", 1L, "0", 1L)))
                        .ints())
                .containsOnlyKeys(-1, 0);
    }

    @Test
    void takesOnlyTextForTheNameOfAConstant() {
        assertThat(keyErrors("colors", new LinkedHashMap<>(Map.of(Double.NaN, 1L))))
                .extracting(SoaError::field, SoaError::message)
                .containsExactly(tuple("colors.NaN", "Not a Color"));
    }

    @Test
    void refusesToWriteKeysThatAreEqualInABody() {
        for (Map<Object, Object> map : List.of(two(1, 1L), two(Color.RED, "RED"), two(0.5f, 0.5))) {
            assertThatThrownBy(() -> mapper.write(Map.of("map", map)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("two keys that are equal in a body");
        }
    }

    record UrlKeys(Map<URL, Long> map) {}

    record Urls(Set<URL> set) {}

    @Test
    void hashesNoUrlBecauseThatAsksTheNetwork() {
        for (Class<?> type : List.of(UrlKeys.class, Urls.class)) {
            assertThatThrownBy(() -> mapper.readerFor(type))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("use a java.net.URI");
        }
    }

    @Test
    void theDocumentationHasARowForEveryType() throws IOException {
        Path page = Path.of("../docs/reference/types-of-bodies.md");
        Set<String> documented = new LinkedHashSet<>();
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith("| `")) {
                String first = line.split("\\|", 3)[1];
                Pattern.compile("`([^`]+)`").matcher(first).results().forEach(match -> documented.add(match.group(1)));
            }
        }

        Scalars.BY_TYPE.keySet().forEach(type -> assertThat(documented).contains(type.getSimpleName()));
        assertThat(documented).contains("char[]", "Optional", "AtomicReference", "Collection", "Map");
    }
}
