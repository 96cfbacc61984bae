/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jsoa.message.Amount;
import org.jsoa.message.SpecialDecimal;
import org.jsoa.rar.codec.PayloadWriter;
import org.jsoa.rar.codec.UnserializableValueException;
import org.jsoa.rar.frame.ContentType;
import org.jsoa.rar.frame.Frame;

/** Messages that are made to cost their reader as much as possible. Each kind can have any size. */
final class HostileMessages {

    private static final String REPLY_TO = "service.s.0123456789abcdef0123456789abcdef!000000000001";

    private HostileMessages() {}

    /**
     * A kind of value.
     *
     * @param name describes it
     * @param part writes it with a number of parts
     */
    record Kind(String name, Part part) {

        @Override
        public String toString() {
            return name;
        }
    }

    @FunctionalInterface
    interface Part {
        void write(PayloadWriter out, int size) throws IOException, UnserializableValueException;
    }

    /** Returns values that can be anywhere in a message. */
    static List<Kind> values(ContentType type) {
        List<Kind> kinds = new ArrayList<>();
        keys(type)
                .forEach((name, keys) -> kinds.add(new Kind("keys: " + name, (out, size) -> {
                    out.beginMap(size);
                    for (int i = 0; i < size; i++) {
                        out.mapKey(keys.apply(i));
                        out.nil();
                    }
                    out.endMap();
                })));
        elements(type)
                .forEach((name, elements) ->
                        kinds.add(new Kind("elements: " + name, (out, size) -> list(out, size, elements))));
        largeElements(type)
                .forEach((name, elements) ->
                        kinds.add(new Kind("elements: " + name, (out, size) -> list(out, size / 100, elements))));
        return kinds;
    }

    private static Map<String, IntFunction<Object>> keys(ContentType type) {
        Map<String, IntFunction<Object>> keys = new LinkedHashMap<>();
        keys.put("texts with one hash code", HostileMessages::text);
        keys.put("long texts", i -> "k".repeat(100) + i);
        if (type == ContentType.MSGPACK) {
            keys.put("integers with one hash code", HostileMessages::integer);
            keys.put("floats with one hash code", HostileMessages::floating);
            keys.put("large integers", i -> BigInteger.TWO.pow(63).add(BigInteger.valueOf(i)));
            keys.put("decimals with one hash code", i -> new BigDecimal(BigInteger.valueOf(i + 1L), -31 * i));
            keys.put("decimals of one value", i -> new BigDecimal(BigInteger.TEN.pow(i % 900), i % 900));
            keys.put("date-times with one hash code", HostileMessages::dateTime);
            keys.put("instants with one hash code", HostileMessages::instant);
            keys.put("dates", i -> LocalDate.ofEpochDay(i));
            keys.put("times", i -> LocalTime.ofNanoOfDay(i * 1000L));
            keys.put("amounts with one hash code", i -> new Amount("EUR", integer(i)));
            keys.put("special decimals", i -> new SpecialDecimal("NaN" + i));
            keys.put("bytes", i -> new byte[] {(byte) i});
            keys.put("nulls and booleans", i -> i % 3 == 0 ? null : (Object) (i % 3 == 1));
            List<IntFunction<Object>> all = List.copyOf(keys.values());
            keys.put("types mixed", i -> all.get(i % all.size()).apply(i / all.size()));
            keys.put(
                    "two types with one hash code",
                    i -> i % 2 == 0 ? (Object) integer(i) : Double.longBitsToDouble(integer(i)));
        }
        return keys;
    }

    private static Map<String, IntFunction<Object>> elements(ContentType type) {
        Map<String, IntFunction<Object>> elements = new LinkedHashMap<>();
        elements.put("nulls", i -> null);
        elements.put("integers", i -> 1_000L);
        elements.put("floats", i -> 1.0 / (i + 1));
        elements.put("empty maps", i -> Map.of());
        elements.put("empty lists", i -> List.of());
        elements.put("texts with the replacement character", i -> "\ufffd");
        elements.put("empty texts", i -> "");
        if (type == ContentType.MSGPACK) {
            elements.put("decimals with large exponents", i -> new BigDecimal("1E+999999999"));
            elements.put("date-times", HostileMessages::dateTime);
            elements.put("amounts", i -> new Amount("EUR", i));
        }
        return elements;
    }

    private static Map<String, IntFunction<Object>> largeElements(ContentType type) {
        Map<String, IntFunction<Object>> elements = new LinkedHashMap<>();
        elements.put("large integers", i -> BigInteger.TWO.pow(type == ContentType.JSON ? 3_300 : 63));
        elements.put("deep lists", i -> nested(40));
        elements.put("small maps of texts with one hash code", i -> smallMap(HostileMessages::text));
        if (type == ContentType.MSGPACK) {
            BigDecimal tooLong = new BigDecimal("9".repeat(10_000));
            elements.put("long decimals", i -> new BigDecimal("9".repeat(999)));
            elements.put("decimals that are too long", i -> tooLong);
            elements.put("small maps of date-times with one hash code", i -> smallMap(HostileMessages::dateTime));
        }
        return elements;
    }

    /** Returns one of many texts with the hash code of a row of zeros. */
    private static String text(int number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 20; bit++) {
            text.append(((number >> bit) & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }

    private static long integer(int number) {
        return ((long) number << 32) | (number ^ 0x5555);
    }

    private static double floating(int number) {
        return Double.longBitsToDouble(integer(number + 0x3ff00000));
    }

    /** Returns one of many date-times with one hash code, which is that of the date and of the time joined by xor. */
    private static LocalDateTime dateTime(int number) {
        LocalDate date = LocalDate.ofEpochDay(number);
        int wanted = date.hashCode() ^ 0x1234567;
        long nanosOfDay = 86_400L * 1_000_000_000L;
        for (long high = 0; high < nanosOfDay >> 32; high++) {
            long nanos = (high << 32) | (((int) high ^ wanted) & 0xffff_ffffL);
            if (nanos % 1000 == 0) {
                return LocalDateTime.of(date, LocalTime.ofNanoOfDay(nanos));
            }
        }
        return date.atStartOfDay();
    }

    /** The hash code is the sum of the seconds and of 51 for each nanosecond. */
    private static Instant instant(int number) {
        return Instant.ofEpochSecond(
                1_000_000_000L - 51_000L * (number % 19_000), number % 19_000 * 1_000L + number / 19_000);
    }

    private static Object nested(int depth) {
        return depth == 0 ? List.of() : List.of(nested(depth - 1));
    }

    private static Map<Object, Object> smallMap(IntFunction<Object> keys) {
        Map<Object, Object> map = new LinkedHashMap<>();
        IntStream.range(0, 16).forEach(i -> map.put(keys.apply(i), true));
        return map;
    }

    /** Returns bodies of requests that break the rules of a job. */
    static List<Kind> brokenJobs(ContentType type) {
        Function<IntFunction<Object>, Part> actions = element -> (out, size) -> {
            out.beginMap(1);
            out.mapKey("actions");
            list(out, size, element);
            out.endMap();
        };
        List<Kind> kinds = new ArrayList<>(List.of(
                new Kind("actions that are no maps", actions.apply(i -> 1L)),
                new Kind("actions without names", actions.apply(i -> Map.of())),
                new Kind("actions with unknown keys", actions.apply(i -> Map.of("x" + i, 1L, "y" + i, 2L))),
                new Kind("valid actions", actions.apply(i -> Map.of("action", "a" + i))),
                new Kind("switches that are no integers", (out, size) -> {
                    out.beginMap(1);
                    out.mapKey("context");
                    out.beginMap(1);
                    out.mapKey("switches");
                    list(out, size, i -> "x");
                    out.endMap();
                    out.endMap();
                }),
                new Kind("unknown keys", (out, size) -> map(out, size, i -> "key" + i)),
                new Kind("an unknown key that is long", (out, size) -> map(out, 1, i -> "\u001b".repeat(size)))));
        if (type == ContentType.MSGPACK) {
            kinds.add(new Kind("keys that are no texts", (out, size) -> {
                out.beginMap(1);
                out.mapKey("control");
                map(out, size, i -> (long) i);
                out.endMap();
            }));
            kinds.add(new Kind("a key of bytes that is long", (out, size) -> map(out, 1, i -> new byte[size])));
        }
        return kinds;
    }

    private static void list(PayloadWriter out, int size, IntFunction<Object> element)
            throws IOException, UnserializableValueException {
        out.beginList(size);
        for (int i = 0; i < size; i++) {
            out.value(element.apply(i));
        }
        out.endList();
    }

    private static void map(PayloadWriter out, int size, IntFunction<Object> key)
            throws IOException, UnserializableValueException {
        out.beginMap(size);
        for (int i = 0; i < size; i++) {
            out.mapKey(key.apply(i));
            out.nil();
        }
        out.endMap();
    }

    /** Returns a request with a value in one of its places. */
    static byte[] request(ContentType type, Place place, Part part, int size) {
        return frame(type, out -> {
            boolean more = place == Place.TOP;
            out.beginMap(more ? 4 : 3);
            out.mapKey("request_id");
            if (place == Place.REQUEST_ID) {
                part.write(out, size);
            } else {
                out.integer(7);
            }
            out.mapKey("meta");
            out.beginMap(place == Place.META ? 2 : 1);
            out.mapKey("reply_to");
            out.string(REPLY_TO);
            entry(out, "x", part, size, place == Place.META);
            out.endMap();
            entry(out, "x", part, size, more);
            out.mapKey("body");
            if (place == Place.JOB) {
                part.write(out, size);
            } else {
                job(out, place, part, size);
            }
            out.endMap();
        });
    }

    private static void entry(PayloadWriter out, String key, Part part, int size, boolean isThere)
            throws IOException, UnserializableValueException {
        if (isThere) {
            out.mapKey(key);
            part.write(out, size);
        }
    }

    private static void job(PayloadWriter out, Place place, Part part, int size)
            throws IOException, UnserializableValueException {
        out.beginMap(3);
        out.mapKey("control");
        out.value(Map.of("continue_on_error", false));
        out.mapKey("context");
        out.beginMap(place == Place.CONTEXT ? 3 : 2);
        out.mapKey("correlation_id");
        out.string("c");
        out.mapKey("switches");
        out.value(List.of());
        entry(out, "x", part, size, place == Place.CONTEXT);
        out.endMap();
        out.mapKey("actions");
        out.beginList(1);
        out.beginMap(2);
        out.mapKey("action");
        out.string("a");
        out.mapKey("body");
        body(out, place, part, size);
        out.endMap();
        out.endList();
        out.endMap();
    }

    private static void body(PayloadWriter out, Place place, Part part, int size)
            throws IOException, UnserializableValueException {
        out.beginMap(place == Place.BODY ? 1 : 0);
        entry(out, "x", part, size, place == Place.BODY);
        out.endMap();
    }

    /** Returns a response with a value in one of its places. */
    static byte[] response(ContentType type, Place place, Part part, int size) {
        return frame(type, out -> {
            out.beginMap(place == Place.TOP ? 4 : 3);
            out.mapKey("request_id");
            out.integer(7);
            out.mapKey("meta");
            out.beginMap(place == Place.META ? 1 : 0);
            entry(out, "x", part, size, place == Place.META);
            out.endMap();
            entry(out, "x", part, size, place == Place.TOP);
            out.mapKey("body");
            out.beginMap(3);
            out.mapKey("errors");
            out.value(List.of());
            out.mapKey("context");
            out.beginMap(place == Place.CONTEXT ? 1 : 0);
            entry(out, "x", part, size, place == Place.CONTEXT);
            out.endMap();
            out.mapKey("actions");
            out.beginList(1);
            out.beginMap(3);
            out.mapKey("action");
            out.string("a");
            out.mapKey("errors");
            out.value(List.of());
            out.mapKey("body");
            body(out, place, part, size);
            out.endMap();
            out.endList();
            out.endMap();
            out.endMap();
        });
    }

    /** Where a value is in a message. */
    enum Place {
        REQUEST_ID,
        META,
        TOP,
        JOB,
        CONTEXT,
        BODY
    }

    /** Writes a whole payload. */
    @FunctionalInterface
    private interface Payload {
        void write(PayloadWriter out) throws IOException, UnserializableValueException;
    }

    private static byte[] frame(ContentType type, Payload payload) {
        try {
            PayloadWriter out = PayloadWriter.open(type, Frame.header(3, type));
            payload.write(out);
            return out.finish();
        } catch (IOException | UnserializableValueException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns a response in chunks of few bytes. */
    static List<byte[]> chunks(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(id -> {
                    byte[] header = Frame.chunkHeader(3, ContentType.MSGPACK, count, id);
                    return Arrays.copyOf(header, header.length + 10);
                })
                .toList();
    }
}
