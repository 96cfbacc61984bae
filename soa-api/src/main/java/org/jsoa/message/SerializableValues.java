/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.message;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Copies the values of a message for Java serialization. Maps and lists become those of the JDK. A value that no message can
 * hold becomes its text, because its class may be neither serializable nor known to the reader.
 */
final class SerializableValues {

    private static final Set<Class<?>> KEPT = Set.of(
            String.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class,
            byte[].class,
            LocalDateTime.class,
            Instant.class,
            LocalDate.class,
            LocalTime.class,
            Amount.class,
            SpecialDecimal.class);

    private SerializableValues() {}

    /** Copies a map, which may be null. The keys of a context or body are text and stay text. */
    static Map<String, Object> of(Map<String, Object> map) {
        if (map == null) {
            return null;
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key, of(value)));
        return copy;
    }

    private static Object of(Object value) {
        if (value == null || KEPT.contains(value.getClass())) {
            return value;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, element) -> copy.put(of(key), of(element)));
            return copy;
        }
        if (value instanceof Collection<?> collection) {
            List<Object> copy = new ArrayList<>(collection.size());
            collection.forEach(element -> copy.add(of(element)));
            return copy;
        }
        return String.valueOf(value);
    }
}
