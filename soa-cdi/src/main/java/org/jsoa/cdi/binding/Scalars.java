/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jsoa.message.Amount;
import org.jsoa.message.SpecialDecimal;

/**
 * Reads single values of the wire as Java types. A value is never guessed or truncated. Only a {@code float} is rounded.
 */
final class Scalars {

    private static final Set<Class<?>> INTEGERS =
            Set.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class);
    private static final Set<Class<?>> TEXT_ALONE =
            Set.of(CharSequence.class, Character.class, UUID.class, URI.class, URL.class);
    private static final String NO_TEXT = "Not a unicode string";
    private static final String NO_DATETIME = "Not a datetime.datetime instance";

    /** The readers of single values, by the class that they read. Enums are not among them. */
    static final Map<Class<?>, ValueReader> BY_TYPE = byType();

    private Scalars() {}

    private static Map<Class<?>, ValueReader> byType() {
        Map<Class<?>, ValueReader> known = new HashMap<>();
        known.put(Object.class, (value, place) -> copy(value));
        put(known, exactly(Boolean.class, "Not a boolean"), boolean.class, Boolean.class);
        put(known, Numbers.integer(Byte.MIN_VALUE, Byte.MAX_VALUE, number -> (byte) number), byte.class, Byte.class);
        put(
                known,
                Numbers.integer(Short.MIN_VALUE, Short.MAX_VALUE, number -> (short) number),
                short.class,
                Short.class);
        ValueReader ints = Numbers.integer(Integer.MIN_VALUE, Integer.MAX_VALUE, number -> (int) number);
        put(known, ints, int.class, Integer.class);
        ValueReader longs = Numbers.integer(Long.MIN_VALUE, Long.MAX_VALUE, number -> number);
        put(known, longs, long.class, Long.class);
        put(known, Numbers::floating, double.class, Double.class);
        put(known, Numbers::smallFloating, float.class, Float.class);
        put(known, character("Not a char"), char.class);
        put(known, character("Not a Character"), Character.class);
        put(known, exactly(String.class, NO_TEXT), String.class, CharSequence.class);
        put(known, exactly(Number.class, "Not a float"), Number.class);
        put(known, Numbers::bigInteger, BigInteger.class);
        put(known, Numbers::decimal, BigDecimal.class);
        put(known, exactly(byte[].class, "Not a byte string"), byte[].class);
        put(known, orText(LocalDateTime.class, LocalDateTime::parse, NO_DATETIME), LocalDateTime.class);
        put(known, orText(Instant.class, text -> OffsetDateTime.parse(text).toInstant(), NO_DATETIME), Instant.class);
        put(known, orText(LocalDate.class, LocalDate::parse, "Not a datetime.date instance"), LocalDate.class);
        put(known, orText(LocalTime.class, LocalTime::parse, "Not a datetime.time instance"), LocalTime.class);
        put(known, exactly(Amount.class, "Not an amount"), Amount.class);
        put(known, exactly(SpecialDecimal.class, "Not a special decimal"), SpecialDecimal.class);
        put(known, text(Scalars::uuid, "Not a UUID"), UUID.class);
        put(known, text(URI::create, "Not a URI"), URI.class);
        put(known, text(Scalars::url, "Not a URL"), URL.class);
        put(known, optional(ints, number -> OptionalInt.of((int) number), OptionalInt::empty), OptionalInt.class);
        put(known, optional(longs, number -> OptionalLong.of((long) number), OptionalLong::empty), OptionalLong.class);
        put(
                known,
                optional(Numbers::floating, number -> OptionalDouble.of((double) number), OptionalDouble::empty),
                OptionalDouble.class);
        return Map.copyOf(known);
    }

    private static void put(Map<Class<?>, ValueReader> known, ValueReader reader, Class<?>... types) {
        for (Class<?> type : types) {
            known.put(type, reader);
        }
    }

    private static ValueReader optional(ValueReader content, Function<Object, Object> of, Supplier<Object> empty) {
        return new OptionalReader(content, of, empty);
    }

    /** Reads values of exactly one type. */
    private static ValueReader exactly(Class<?> type, String complaint) {
        return (value, place) -> type.isInstance(value) ? value : refuse(place, complaint);
    }

    static Object refuse(Place place, String complaint) {
        place.invalid(complaint);
        return null;
    }

    /** Reads text in the form of the type's own {@code toString}. */
    private static ValueReader text(Function<String, Object> parse, String complaint) {
        return (value, place) ->
                value instanceof String text ? parsed(text, parse, complaint, place) : refuse(place, complaint);
    }

    private static Object parsed(String text, Function<String, Object> parse, String complaint, Place place) {
        if (place.isFull()) {
            // An exception for each of many texts would cost more than all the rest.
            return null;
        }
        try {
            return parse.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            return refuse(place, complaint);
        }
    }

    /** Reads values of one type, and text in the form of the type's own {@code toString}. */
    private static ValueReader orText(Class<?> type, Function<String, Object> parse, String complaint) {
        ValueReader text = text(parse, complaint);
        return (value, place) -> type.isInstance(value) ? value : text.read(value, place);
    }

    private static ValueReader character(String complaint) {
        return (value, place) ->
                value instanceof String text && text.length() == 1 ? (Object) text.charAt(0) : refuse(place, complaint);
    }

    private static Object uuid(String text) {
        UUID parsed = UUID.fromString(text);
        if (!parsed.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("a UUID has five groups of fixed length");
        }
        return parsed;
    }

    private static Object url(String text) {
        try {
            URL parsed = new URL(text);
            // The constructor also takes blanks around an address.
            if (!parsed.toString().equalsIgnoreCase(text)) {
                throw new IllegalArgumentException("a URL has the form of its toString");
            }
            return parsed;
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Returns a copy of a value of any type, because the application may change it. */
    private static Object copy(Object value) {
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list.size());
            list.forEach(element -> copy.add(copy(element)));
            return copy;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, element) -> copy.put(key, copy(element)));
            return copy;
        }
        if (Numbers.isInteger(value) && !(value instanceof BigInteger)) {
            return value instanceof Long ? value : (Object) ((Number) value).longValue();
        }
        return value instanceof Float number ? (Object) number.doubleValue() : value;
    }

    /** Returns the reader of map keys of a type, or null if no key can be of that type. */
    static ValueReader ofKeys(Class<?> type) {
        if (type == Object.class) {
            return (key, place) -> key;
        }
        ValueReader reader = BY_TYPE.get(type);
        if (reader == null) {
            return null;
        }
        return TEXT_ALONE.contains(type)
                ? (key, place) -> key instanceof String ? reader.read(key, place) : refuse(place, NO_TEXT)
                : (key, place) -> reader.read(key instanceof String text ? ofText(text, type) : key, place);
    }

    /** Returns what the text of a key stands for, because peers that speak JSON have only text keys. */
    private static Object ofText(String text, Class<?> type) {
        if (INTEGERS.contains(type)) {
            return Numbers.integerOfKey(text);
        }
        if (type == Double.class || type == Float.class) {
            return Numbers.floatOfKey(text);
        }
        return type == Boolean.class && (text.equals("true") || text.equals("false")) ? Boolean.valueOf(text) : text;
    }
}
