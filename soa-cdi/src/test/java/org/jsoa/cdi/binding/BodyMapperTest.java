/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
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
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoa.message.Amount;
import org.jsoa.message.SoaError;
import org.jsoa.message.SpecialDecimal;
import org.jsoa.service.ActionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("ArrayRecordComponent")
class BodyMapperTest {

    private final BodyMapper mapper = new BodyMapper();

    record Everything(
            int small,
            long large,
            double floating,
            boolean flag,
            String text,
            BigInteger huge,
            BigDecimal price,
            byte[] bytes,
            LocalDateTime naive,
            Instant moment,
            LocalDate day,
            LocalTime time,
            Amount amount,
            SpecialDecimal special) {}

    private static Map<String, Object> everything() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("small", 1L);
        body.put("large", Long.MIN_VALUE);
        body.put("floating", 0.1);
        body.put("flag", true);
        body.put("text", "h\u00e9llo");
        body.put("huge", new BigInteger("18446744073709551615"));
        body.put("price", new BigDecimal("-12345.678900"));
        body.put("bytes", new byte[] {0, -1, 16});
        body.put("naive", LocalDateTime.parse("2020-02-29T23:59:59.123456"));
        body.put("moment", Instant.parse("2020-02-29T23:59:59.123456Z"));
        body.put("day", LocalDate.parse("2020-02-29"));
        body.put("time", LocalTime.parse("23:59:59.123456"));
        body.put("amount", new Amount("USD", -1999));
        body.put("special", new SpecialDecimal("-Infinity"));
        return body;
    }

    @Test
    void passesEveryValueOfTheWireThroughBothWays() {
        Everything read = read(Everything.class, everything());

        assertThat(read.naive()).isEqualTo(LocalDateTime.parse("2020-02-29T23:59:59.123456"));
        assertThat(mapper.write(read)).containsExactlyEntriesOf(everything());
    }

    record Dates(LocalDateTime naive, Instant moment, LocalDate day, LocalTime time, BigDecimal price, double rate) {}

    @Test
    void readsTheTextThatJsonPeersSend() {
        Dates read = read(
                Dates.class,
                Map.of(
                        "naive", "2020-02-29T23:59:59.123456",
                        "moment", "2020-02-29T23:59:59.5+01:00",
                        "day", "2020-02-29",
                        "time", "23:59:59",
                        "price", "1.50",
                        "rate", 2L));

        assertThat(read)
                .isEqualTo(new Dates(
                        LocalDateTime.parse("2020-02-29T23:59:59.123456"),
                        Instant.parse("2020-02-29T22:59:59.5Z"),
                        LocalDate.parse("2020-02-29"),
                        LocalTime.parse("23:59:59"),
                        new BigDecimal("1.50"),
                        2.0));
    }

    enum Kind {
        BIG,
        SMALL
    }

    record Named(
            String firstName,
            @JsonbProperty("_type") String type,
            Kind kind,
            Optional<Long> age,
            Optional<String> nick) {
        public String getGreeting() {
            return "hello " + firstName;
        }
    }

    @Test
    void namesComponentsInSnakeCaseOrAsJsonbPropertySays() {
        Map<String, Object> body = Map.of("first_name", "Ada", "_type", "person", "kind", "SMALL", "age", 36L);

        Named read = read(Named.class, body);

        assertThat(read).isEqualTo(new Named("Ada", "person", Kind.SMALL, Optional.of(36L), Optional.empty()));
        Map<String, Object> written = new LinkedHashMap<>(body);
        written.put("nick", null);
        assertThat(mapper.write(read)).isEqualTo(written);
        assertThat(mapper.wireType(Named.class).component("type").orElseThrow().key())
                .isEqualTo("_type");
    }

    record Bar(long id, String stuff) {}

    record Bars(Map<Long, Bar> bars) {}

    record Loose(Object any, Map<Object, Object> map, List<?> list, Map<String, Object> body) {}

    @Test
    void keepsKeysThatAreNotText() {
        Map<String, Object> body = Map.of("bars", Map.of(2L, Map.of("id", 2L, "stuff", "bar2")));

        Bars read = read(Bars.class, body);

        assertThat(read).isEqualTo(new Bars(Map.of(2L, new Bar(2, "bar2"))));
        assertThat(mapper.write(read)).isEqualTo(body);
        assertThat(read(Bars.class, Map.of("bars", Map.of("2", Map.of("id", 2L)))))
                .isEqualTo(new Bars(Map.of(2L, new Bar(2, null))));
    }

    @Test
    void leavesUntypedComponentsAsTheyCame() {
        Map<String, Object> body = Map.of(
                "any", Map.of(1L, List.of(LocalDate.EPOCH)),
                "map", Map.of(true, 1.5),
                "list", List.of(new BigDecimal("1.0"), Map.of(1L, "one"), 3L),
                "body", Map.of("a", Map.of("b", new Amount("EUR", 1))));

        Loose read = read(Loose.class, body);

        assertThat(read.any()).isEqualTo(body.get("any"));
        assertThat(read.map()).isEqualTo(body.get("map"));
        assertThat(read.list()).isEqualTo(body.get("list"));
        assertThat(read.body()).isEqualTo(body.get("body"));
        assertThat(mapper.write(read)).isEqualTo(body);
    }

    @Test
    void writesRecordsInsideMapsAndSmallNumbersAsLongs() {
        assertThat(mapper.write(Map.of("foos", List.of(new Bar(1, null)), "n", 5, "f", 0.5f, "set", Set.of((short) 1))))
                .isEqualTo(Map.of(
                        "foos",
                        List.of(new LinkedHashMap<>() {
                            private static final long serialVersionUID = 1L;

                            {
                                put("id", 1L);
                                put("stuff", null);
                            }
                        }),
                        "n",
                        5L,
                        "f",
                        0.5,
                        "set",
                        List.of(1L)));
        assertThat(mapper.write(null)).isEmpty();
        assertThat(mapper.write(new Nothing())).isEmpty();
    }

    record Nothing() {}

    record Tree(String name, List<Tree> children) {}

    record Page<T>(List<T> items) {}

    record Paged(Page<Bar> page, UUID id) {}

    @Test
    void readsRecursiveAndGenericRecords() {
        assertThat(read(
                        Tree.class,
                        Map.of("name", "a", "children", List.of(Map.of("name", "b", "children", List.of())))))
                .isEqualTo(new Tree("a", List.of(new Tree("b", List.of()))));
        UUID id = UUID.randomUUID();
        assertThat(read(Paged.class, Map.of("page", Map.of("items", List.of(Map.of("id", 1L))), "id", id.toString())))
                .isEqualTo(new Paged(new Page<>(List.of(new Bar(1, null))), id));
    }

    interface TakesAPage {
        void take(Page<Bar> page);
    }

    @Test
    void readsARecordWithItsTypeArguments() {
        Type page = TakesAPage.class.getMethods()[0].getGenericParameterTypes()[0];

        assertThat(mapper.readerFor(page).read(Map.of("items", List.of(Map.of("id", 1L)))))
                .isEqualTo(new Page<>(List.of(new Bar(1, null))));
    }

    record Item(int id) {}

    record Validated(
            String name,
            int count,
            Boolean flag,
            Kind kind,
            List<Item> items,
            BigDecimal price,
            LocalDateTime when,
            Map<String, Integer> map,
            Map<Long, Item> byNumber) {}

    @Test
    void reportsEverythingThatDoesNotFitInTheWordsOfPySoa() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("extra", 1L);
        body.put("by_number", Map.of(3L, Map.of("id", 1.5)));
        body.put("map", Map.of("a", "b"));
        body.put("when", "now");
        body.put("price", 1.5);
        body.put("items", List.of(Map.of("id", "x"), Map.of(), Map.of("id", 1L, "z", 2L, "y", 2L), 7L));
        body.put("kind", "c");
        body.put("flag", 1L);
        body.put("count", null);
        body.put("name", 1L);

        assertThat(errors(Validated.class, body))
                .containsExactly(
                        error("INVALID", "Not a unicode string", "name"),
                        error("INVALID", "Not an integer", "count"),
                        error("INVALID", "Not a boolean", "flag"),
                        error("UNKNOWN", "Value is not one of: \"BIG\", \"SMALL\"", "kind"),
                        error("INVALID", "Not an integer", "items.0.id"),
                        error("MISSING", "Missing key: id", "items.1.id"),
                        error("UNKNOWN", "Extra keys present: y, z", "items.2"),
                        error("INVALID", "Not a dict", "items.3"),
                        error("INVALID", "Not a decimal", "price"),
                        error("INVALID", "Not a datetime.datetime instance", "when"),
                        error("INVALID", "Not an integer", "map.a"),
                        error("INVALID", "Not an integer", "by_number.3.id"),
                        error("UNKNOWN", "Extra keys present: extra", null));
    }

    static List<Object> notInts() {
        return Arrays.asList("5", 1.5, 1.0, true, List.of(1L), Map.of(), new BigDecimal("1"), Map.of(1L, 1L));
    }

    @ParameterizedTest
    @MethodSource("notInts")
    void coercesNothingToAnInteger(Object value) {
        assertThat(errors(Item.class, Map.of("id", value))).containsExactly(error("INVALID", "Not an integer", "id"));
    }

    @Test
    void refusesAnIntegerThatIsTooLarge() {
        assertThat(errors(Item.class, Map.of("id", 1L << 31)))
                .containsExactly(error("INVALID", "Value not <= 2147483647", "id"));
        assertThat(errors(
                        Item.class,
                        Map.of("id", BigInteger.ONE.shiftLeft(63).negate().subtract(BigInteger.ONE))))
                .containsExactly(error("INVALID", "Value not >= -2147483648", "id"));
    }

    record Containers(List<Long> list, Map<String, Long> map, Item item, String[] array) {}

    @Test
    void refusesAContainerOfTheWrongKind() {
        assertThat(errors(Containers.class, Map.of("list", "", "map", List.of(), "item", "", "array", 1L)))
                .containsExactly(
                        error("INVALID", "Not a list", "list"),
                        error("INVALID", "Not a dict", "map"),
                        error("INVALID", "Not a dict", "item"),
                        error("INVALID", "Not a list", "array"));
        assertThat(errors(Containers.class, Map.of("list", Map.of(1L, 1L), "array", Map.of(1L, 1L))))
                .containsExactly(error("INVALID", "Not a list", "list"), error("INVALID", "Not a list", "array"));
    }

    record Keyed(
            Map<String, Integer> byText,
            Map<Long, Integer> byNumber,
            Map<Kind, Integer> byKind,
            TreeMap<UUID, Integer> byId,
            EnumMap<Kind, Integer> enums) {}

    @Test
    void refusesKeysThatAreNotOfTheTypeAskedForAndStillLooksAtTheirValues() {
        Map<Object, Object> keys = new LinkedHashMap<>();
        keys.put("b", "x");
        keys.put(1L, 1L);
        keys.put(2L, "x");
        keys.put("a", 1L);
        keys.put(null, 1L);

        assertThat(errors(Keyed.class, Map.of("by_text", keys)))
                .containsExactly(
                        error("INVALID", "Not an integer", "by_text.b"),
                        error("INVALID", "Not a unicode string", "by_text.1"),
                        error("INVALID", "Not a unicode string", "by_text.2"),
                        error("INVALID", "Not an integer", "by_text.2"),
                        error("INVALID", "Not a unicode string", "by_text.null"));
        assertThat(errors(Keyed.class, Map.of("by_number", Map.of(1.5, 1L))))
                .containsExactly(error("INVALID", "Not an integer", "by_number.1.5"));
        assertThat(errors(Keyed.class, Map.of("by_number", Map.of("x", 1L))))
                .containsExactly(error("INVALID", "Not an integer", "by_number.x"));
        assertThat(errors(Keyed.class, Map.of("by_kind", Map.of(0L, 1L))))
                .containsExactly(error("UNKNOWN", "Value is not one of: \"BIG\", \"SMALL\"", "by_kind.0"));
        assertThat(errors(Keyed.class, Map.of("by_id", Map.of("x", 1L))))
                .containsExactly(error("INVALID", "Not a UUID", "by_id.x"));
        assertThat(errors(Keyed.class, Map.of("by_id", Map.of(1L, 1L))))
                .containsExactly(error("INVALID", "Not a unicode string", "by_id.1"));
        assertThat(errors(Keyed.class, Map.of("enums", Map.of("TINY", 1L, "BIG", "x"))))
                .containsExactlyInAnyOrder(
                        error("UNKNOWN", "Value is not one of: \"BIG\", \"SMALL\"", "enums.TINY"),
                        error("INVALID", "Not an integer", "enums.BIG"));
    }

    @Test
    void readsMapsOfEveryKindInTheOrderInWhichTheyCame() {
        Map<Object, Object> numbers = new LinkedHashMap<>();
        numbers.put(7L, 1L);
        numbers.put("5", 2L);
        UUID id = UUID.randomUUID();

        Keyed read = read(
                Keyed.class,
                Map.of(
                        "by_text", Map.of("a", 1L),
                        "by_number", numbers,
                        "by_kind", Map.of("BIG", 1L),
                        "by_id", Map.of(id.toString(), 1L),
                        "enums", Map.of("SMALL", 1L)));

        assertThat(read.byText()).isEqualTo(Map.of("a", 1));
        assertThat(read.byNumber()).containsExactly(Map.entry(7L, 1), Map.entry(5L, 2));
        assertThat(read.byKind()).isEqualTo(Map.of(Kind.BIG, 1));
        assertThat(read.byId()).isEqualTo(Map.of(id, 1));
        assertThat(read.enums()).isEqualTo(Map.of(Kind.SMALL, 1));
    }

    record Half(Map<Object, Long> values) {}

    @Test
    void keepsKeysOfAnyTypeWhereValuesHaveOne() {
        Map<Object, Object> values = new HashMap<>();
        values.put(1L, 1L);
        values.put("1", 2L);
        values.put(null, 3L);

        assertThat(read(Half.class, Map.of("values", values)).values()).isEqualTo(values);
        assertThat(errors(Half.class, Map.of("values", Map.of(true, "x"))))
                .containsExactly(error("INVALID", "Not an integer", "values.true"));
    }

    @Test
    void takesBlankTextForAnUnknownConstantAndGoesOn() {
        for (String blank : List.of("", " ")) {
            assertThat(errors(Validated.class, Map.of("kind", blank, "flag", 1L, "count", 1L)))
                    .containsExactly(
                            error("INVALID", "Not a boolean", "flag"),
                            error("UNKNOWN", "Value is not one of: \"BIG\", \"SMALL\"", "kind"));
        }
    }

    @Test
    void takesAKeyThatIsNotTextForOneTooManyInARecord() {
        Map<Object, Object> item = new HashMap<>();
        item.put("id", "x");
        item.put(1L, 1L);
        item.put("z", 1L);

        assertThat(errors(Containers.class, Map.of("item", item)))
                .containsExactly(
                        error("INVALID", "Not an integer", "item.id"),
                        error("UNKNOWN", "Extra keys present: 1, z", "item"));
        assertThat(errors(Validated.class, Map.of("count", 1L, "items", List.of(Map.of(1L, 1L)))))
                .containsExactly(
                        error("MISSING", "Missing key: id", "items.0.id"),
                        error("UNKNOWN", "Extra keys present: 1", "items.0"));
    }

    record Positive(long number) {
        Positive {
            if (number <= 0) {
                throw new IllegalArgumentException("must be positive");
            }
        }
    }

    record Positives(List<Positive> numbers) {}

    @Test
    void blamesTheCallerForWhatARecordsConstructorRefuses() {
        assertThat(errors(Positives.class, Map.of("numbers", List.of(Map.of("number", 1L), Map.of("number", 0L)))))
                .containsExactly(error("INVALID", "must be positive", "numbers.1"));
    }

    @Test
    void reportsARecordsRuleBesideOtherMismatchesButNotAsTheirConsequence() {
        assertThat(errors(
                        Positives.class,
                        Map.of("numbers", List.of(Map.of("number", 0L), Map.of("number", "x"), Map.of()))))
                .containsExactly(
                        error("INVALID", "must be positive", "numbers.0"),
                        error("INVALID", "Not an integer", "numbers.1.number"),
                        error("MISSING", "Missing key: number", "numbers.2.number"));
    }

    record Unreadable(Runnable task) {}

    @Test
    void refusesARecordThatNoBodyCanFill() {
        assertThatThrownBy(() -> mapper.readerFor(Unreadable.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Runnable");
    }

    record Clash(int fooBar, @JsonbProperty("foo_bar") int other) {}

    @Test
    void refusesARecordWithTwoComponentsOfOneName() {
        assertThatThrownBy(() -> mapper.readerFor(Clash.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("on the wire");
    }

    record AnyNumber(Number number) {}

    @Test
    void readsANumberOfAnyKindAsItCame() {
        for (Number number : List.of(1L, 1.5, BigInteger.ONE.shiftLeft(70), new BigDecimal("1.0"))) {
            assertThat(read(AnyNumber.class, Map.of("number", number))).isEqualTo(new AnyNumber(number));
        }
        assertThat(errors(AnyNumber.class, Map.of("number", "1")))
                .containsExactly(error("INVALID", "Not a float", "number"));
    }

    record Ints(int[] numbers, List<Integer> list, Set<String> set, Map<Kind, Boolean> flags) {}

    @Test
    void readsAndWritesArraysSetsAndMapsByEnum() {
        Map<String, Object> body = Map.of(
                "numbers", List.of(1L, 2L), "list", List.of(3L), "set", List.of("a"), "flags", Map.of("BIG", true));

        Ints read = read(Ints.class, body);

        assertThat(read.numbers()).containsExactly(1, 2);
        assertThat(read.flags()).isEqualTo(Map.of(Kind.BIG, true));
        assertThat(mapper.write(read)).isEqualTo(body);
        assertThat(errors(Ints.class, Map.of("numbers", List.of(1L, "1"))))
                .extracting(SoaError::field)
                .containsExactly("numbers.1");
        assertThat(errors(Ints.class, Map.of("flags", Map.of("TINY", true))))
                .containsExactly(error("UNKNOWN", "Value is not one of: \"BIG\", \"SMALL\"", "flags.TINY"));
    }

    @Test
    void refusesElementsOfArraysInTheWordsForThoseOfLists() {
        assertThat(errors(Ints.class, Map.of("numbers", Arrays.asList(1L, "1", null, 1.0, 1L << 31, List.of()))))
                .containsExactly(
                        error("INVALID", "Not an integer", "numbers.1"),
                        error("INVALID", "Not an integer", "numbers.2"),
                        error("INVALID", "Not an integer", "numbers.3"),
                        error("INVALID", "Value not <= 2147483647", "numbers.4"),
                        error("INVALID", "Not an integer", "numbers.5"));
    }

    record ManyArrays(long[] longs, double[] doubles, boolean[] flags, short[] shorts, char[] letters, Bar[][] bars) {}

    @Test
    void readsAndWritesArraysOfEveryKind() {
        Map<String, Object> bar = new HashMap<>(Map.of("id", 1L));
        bar.put("stuff", null);
        Map<String, Object> body = Map.of(
                "longs", List.of(1L, Long.MAX_VALUE),
                "doubles", List.of(0.5),
                "flags", List.of(true, false),
                "shorts", List.of(-1L),
                "letters", "text",
                "bars", List.of(List.of(bar, bar), List.of()));

        ManyArrays read = read(ManyArrays.class, body);

        assertThat(read.shorts()).containsExactly((short) -1);
        assertThat(read.bars()[0]).containsExactly(new Bar(1, null), new Bar(1, null));
        assertThat(mapper.write(read)).isEqualTo(body);
        assertThat(read(ManyArrays.class, Map.of("letters", List.of("a", "b"))).letters())
                .containsExactly('a', 'b');
    }

    record Texts(UUID id, URI address, URL page, char letter, CharSequence text) {}

    @Test
    void readsAndWritesWhatIsTextOnTheWire() {
        Map<String, Object> body = Map.of(
                "id", "123e4567-e89b-12d3-a456-426614174000",
                "address", "a:b",
                "page", "http://localhost/p",
                "letter", "x",
                "text", "y");

        assertThat(mapper.write(read(Texts.class, body))).isEqualTo(body);
    }

    @Test
    void coercesNothingToWhatIsTextOnTheWire() {
        Map<String, Object> body = new HashMap<>();
        body.put("id", "1-1-1-1-1");
        body.put("address", "not an address");
        body.put("page", "nowhere");
        body.put("letter", null);
        body.put("text", LocalDate.EPOCH);

        assertThat(errors(Texts.class, body))
                .containsExactly(
                        error("INVALID", "Not a UUID", "id"),
                        error("INVALID", "Not a URI", "address"),
                        error("INVALID", "Not a URL", "page"),
                        error("INVALID", "Not a char", "letter"),
                        error("INVALID", "Not a unicode string", "text"));
        assertThat(errors(Texts.class, Map.of("id", 1L, "address", 1L, "page", "", "letter", 65L, "text", 1L)))
                .extracting(SoaError::field)
                .containsExactly("id", "address", "page", "letter", "text");
    }

    record Maybe(OptionalInt small, OptionalLong large, OptionalDouble floating, Optional<Optional<Bar>> twice) {}

    @Test
    void readsAndWritesOptionalNumbers() {
        Map<String, Object> body = Map.of("small", 1L, "large", 2L, "floating", 0.5, "twice", Map.of("id", 1L));

        Maybe read = read(Maybe.class, body);

        assertThat(read)
                .isEqualTo(new Maybe(
                        OptionalInt.of(1),
                        OptionalLong.of(2),
                        OptionalDouble.of(0.5),
                        Optional.of(Optional.of(new Bar(1, null)))));
        assertThat(mapper.write(read)).containsEntry("small", 1L).containsEntry("large", 2L);
        assertThat(mapper.write(read(Maybe.class, Map.of()))).hasSize(4).allSatisfy((key, value) -> assertThat(value)
                .isNull());
        assertThat(errors(Maybe.class, Map.of("small", 1L << 31, "large", "1")))
                .containsExactly(
                        error("INVALID", "Value not <= 2147483647", "small"),
                        error("INVALID", "Not an integer", "large"));
    }

    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;
    }

    record Collections(
            SortedSet<Long> sorted,
            Deque<Object> deque,
            EnumSet<Kind> kinds,
            LinkedHashSet<String> ordered,
            Names names,
            Collection<? extends Number> any,
            ConcurrentMap<String, Long> concurrent) {}

    @Test
    void readsCollectionsOfEveryKind() {
        Collections read = read(
                Collections.class,
                Map.of(
                        "sorted", List.of(3L, 1L),
                        "deque", Arrays.asList(1L, null),
                        "kinds", List.of("SMALL", "BIG"),
                        "ordered", List.of("b", "a"),
                        "names", List.of("a"),
                        "any", List.of(1L, 0.5),
                        "concurrent", Map.of("a", 1L)));

        assertThat(read.sorted()).containsExactly(1L, 3L);
        assertThat(read.deque()).containsExactly(1L, null);
        assertThat(read.kinds()).containsExactly(Kind.BIG, Kind.SMALL);
        assertThat(read.ordered()).containsExactly("b", "a");
        assertThat(read.names()).containsExactly("a");
        assertThat(read.any()).isEqualTo(List.of(1L, 0.5));
        assertThat(read.concurrent()).containsExactly(Map.entry("a", 1L));
    }

    @Test
    void refusesNullWhereACollectionTakesNone() {
        Map<String, Object> concurrent = new HashMap<>();
        concurrent.put("a", null);

        assertThat(errors(Collections.class, Map.of("sorted", Arrays.asList(1L, null), "concurrent", concurrent)))
                .containsExactly(
                        error("INVALID", "Not a valid value", "sorted.1"),
                        error("INVALID", "Not a valid value", "concurrent.a"));
    }

    @Test
    void leavesTheBodyAloneWhateverTheApplicationDoesToTheRecord() {
        List<Object> list = new ArrayList<>(List.of(1L));
        Map<Object, Object> map = new HashMap<>(Map.of(1L, list));

        Loose read = read(Loose.class, Map.of("any", map, "list", list));
        read.list().clear();
        ((Map<?, ?>) read.any()).clear();

        assertThat(map).isEqualTo(Map.of(1L, List.of(1L)));
    }

    record Failing(String name) {
        @Override
        public String name() {
            throw new IllegalStateException("closed");
        }
    }

    @Test
    void saysWhichValueCannotBeSent() {
        assertThatThrownBy(() -> mapper.write(new Holding(null, new Entity(), null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a " + Holding.class.getName() + " cannot be sent: no body can hold a value of type "
                        + Entity.class.getName());
        assertThatThrownBy(() -> mapper.writeResponse(new Failing("")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a " + Failing.class.getName() + " cannot be sent: closed");
        assertThatThrownBy(() -> mapper.writeResponse(new Clash(1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("on the wire");
    }

    @Test
    void ignoresExtraKeysAtAnyDepthWhereAskedTo() {
        BodyReader<Validated> reader = mapper.readerFor(Validated.class).ignoringExtraKeys();

        assertThat(reader.read(Map.of("count", 1L, "more", 1L, "items", List.of(Map.of("id", 1L, "more", 1L))))
                        .items())
                .containsExactly(new Item(1));
    }

    @JsonbNillable(false)
    record Sparse(
            String left,
            Optional<String> maybe,
            @JsonbNillable String right,
            int number) {}

    record Dense(String left, @JsonbNillable(false) String right) {}

    @Test
    void leavesNullsOutWhereTheApplicationSaysSo() {
        Map<String, Object> sparse = new HashMap<>();
        sparse.put("right", null);
        sparse.put("number", 0L);
        assertThat(mapper.write(new Sparse(null, Optional.empty(), null, 0))).isEqualTo(sparse);

        Map<String, Object> dense = new HashMap<>();
        dense.put("left", null);
        assertThat(mapper.write(new Dense(null, null))).isEqualTo(dense);
        assertThat(read(Sparse.class, Map.of("number", 1L))).isEqualTo(new Sparse(null, Optional.empty(), null, 1));
    }

    private <T> T read(Class<T> type, Map<String, Object> body) {
        return mapper.readerFor(type).read(body);
    }

    private List<SoaError> errors(Class<?> type, Map<String, Object> body) {
        return catchThrowableOfType(ActionException.class, () -> read(type, body))
                .errors();
    }

    private static SoaError error(String code, String message, String field) {
        return SoaError.of(code, message, field).withCallerError(true);
    }

    static final class Entity {
        public String getPassword() {
            return "secret";
        }
    }

    record Holding(Object value, Entity entity, List<Object> more) {}

    @Test
    void leavesWhatNoBodyCanHoldInResponsesForTheEncoderToRefuse() {
        Entity entity = new Entity();
        List<Object> foreign = List.of(entity, new Object(), Duration.ofDays(1), Locale.ROOT, new AtomicInteger());

        assertThat(mapper.writeResponse(Map.of("v", foreign))).isEqualTo(Map.of("v", foreign));
        assertThat(mapper.writeResponse(new Holding(foreign.get(1), entity, foreign)))
                .isEqualTo(Map.of("value", foreign.get(1), "entity", entity, "more", foreign));
    }

    @Test
    void refusesWhatNoBodyCanHoldElsewhere() {
        for (Object value : List.of(new Entity(), new Object(), Duration.ofDays(1), Locale.ROOT)) {
            assertThatThrownBy(() -> mapper.write(Map.of("v", value)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no body can hold a value of type "
                            + value.getClass().getName());
        }
    }
}
