/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoa.message.Amount;
import org.jsoa.message.SpecialDecimal;

/** Turns records, and maps and lists of records at any depth, into values of the wire. Safe for use by many threads. */
final class BodyWriter {

    /** The classes whose values are written unchanged, beside text, booleans and numbers. */
    private static final Set<Class<?>> PLAIN = Set.of(
            byte[].class,
            LocalDateTime.class,
            Instant.class,
            LocalDate.class,
            LocalTime.class,
            Amount.class,
            SpecialDecimal.class);

    private final UnaryOperator<Object> foreign;
    private final ClassValue<RecordWriter> records = new ClassValue<>() {
        @Override
        protected RecordWriter computeValue(Class<?> type) {
            return new RecordWriter(type);
        }
    };

    private BodyWriter(UnaryOperator<Object> foreign) {
        this.foreign = foreign;
    }

    /** Creates a writer that rejects values that no body can hold. */
    static BodyWriter strict() {
        return new BodyWriter(value -> {
            throw new IllegalArgumentException(
                    "no body can hold a value of type " + value.getClass().getName());
        });
    }

    /** Creates a writer that leaves values that no body can hold unchanged. */
    static BodyWriter lenient() {
        return new BodyWriter(UnaryOperator.identity());
    }

    /**
     * Writes a value.
     *
     * @throws IllegalArgumentException if it contains something that no body can hold, or if an accessor of a record
     *     throws
     */
    Object write(Object value) {
        // The most frequent types come first.
        if (value == null || value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (PLAIN.contains(value.getClass())) {
            return value;
        }
        if (value instanceof Record components) {
            return records.get(components.getClass()).write(components, this);
        }
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        if (value instanceof Collection<?> collection) {
            List<Object> written = new ArrayList<>(collection.size());
            collection.forEach(element -> written.add(write(element)));
            return written;
        }
        return other(value);
    }

    private Map<Object, Object> map(Map<?, ?> map) {
        Map<Object, Object> written = new LinkedHashMap<>();
        map.forEach((key, element) -> written.put(write(key), write(element)));
        if (written.size() < map.size()) {
            throw new IllegalArgumentException("a map has two keys that are equal in a body");
        }
        return written;
    }

    private Object number(Number number) {
        if (number instanceof Long || number instanceof Double) {
            return number;
        }
        if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return number.longValue();
        }
        if (number instanceof Float) {
            return number.doubleValue();
        }
        return number instanceof BigDecimal || number instanceof BigInteger ? number : foreign.apply(number);
    }

    private Object other(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof CharSequence
                || value instanceof Character
                || value instanceof UUID
                || value instanceof URI
                || value instanceof URL) {
            return value.toString();
        }
        if (value.getClass().isArray()) {
            return array(value);
        }
        if (value instanceof Optional<?> optional) {
            return write(optional.orElse(null));
        }
        if (value instanceof AtomicReference<?> reference) {
            return write(reference.get());
        }
        return optionalNumber(value);
    }

    /** Writes an optional number, or passes any other value on. */
    private Object optionalNumber(Object value) {
        if (value instanceof OptionalInt number) {
            return number.isPresent() ? (Object) (long) number.getAsInt() : null;
        }
        if (value instanceof OptionalLong number) {
            return number.isPresent() ? (Object) number.getAsLong() : null;
        }
        if (value instanceof OptionalDouble number) {
            return number.isPresent() ? (Object) number.getAsDouble() : null;
        }
        return foreign.apply(value);
    }

    private Object array(Object array) {
        // Reflection would box the elements too, and each access by reflection is slow.
        if (array instanceof int[] numbers) {
            return list(Arrays.stream(numbers).asLongStream().boxed());
        }
        if (array instanceof long[] numbers) {
            return list(Arrays.stream(numbers).boxed());
        }
        if (array instanceof double[] numbers) {
            return list(Arrays.stream(numbers).boxed());
        }
        if (array instanceof Object[] elements) {
            return list(Arrays.stream(elements).map(this::write));
        }
        return array instanceof char[] letters
                ? new String(letters)
                : list(IntStream.range(0, Array.getLength(array)).mapToObj(i -> write(Array.get(array, i))));
    }

    private static List<Object> list(Stream<?> elements) {
        return elements.collect(Collectors.toCollection(ArrayList::new));
    }
}
