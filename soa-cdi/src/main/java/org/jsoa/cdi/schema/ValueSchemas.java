/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jsoa.message.Amount;
import org.jsoa.message.SpecialDecimal;

/** The schemas of single values. */
final class ValueSchemas {

    private static final Schema ANYTHING = new Schema(Map.of("type", "anything"), Map.of());
    private static final Map<Class<?>, Schema> KNOWN = known();

    private ValueSchemas() {}

    static Schema of(Class<?> type) {
        if (type.isEnum()) {
            List<String> names = Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .toList();
            return new Schema(
                    Schema.orderedMap(
                            "type",
                            "constant",
                            "values",
                            names.stream().sorted().toList()),
                    Map.of("enum", names));
        }
        return KNOWN.getOrDefault(type, ANYTHING);
    }

    /** Returns the range of a type, where it is narrower than that of the wire. */
    static Bounds bounds(Class<?> type) {
        Bounds bounds = new Bounds();
        if (type == byte.class || type == Byte.class) {
            range(bounds, Byte.MIN_VALUE, Byte.MAX_VALUE);
        } else if (type == short.class || type == Short.class) {
            range(bounds, Short.MIN_VALUE, Short.MAX_VALUE);
        } else if (type == int.class || type == Integer.class || type == OptionalInt.class) {
            range(bounds, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        return bounds;
    }

    private static void range(Bounds bounds, long lowest, long highest) {
        bounds.lower(BigDecimal.valueOf(lowest), true);
        bounds.upper(BigDecimal.valueOf(highest), true);
    }

    private static Map<Class<?>, Schema> known() {
        Map<Class<?>, Schema> known = new HashMap<>();
        put(known, Schema.of("boolean", "boolean"), boolean.class, Boolean.class);
        put(
                known,
                Schema.of("integer", "integer"),
                byte.class,
                Byte.class,
                short.class,
                Short.class,
                int.class,
                Integer.class,
                long.class,
                Long.class,
                BigInteger.class,
                OptionalInt.class,
                OptionalLong.class);
        put(
                known,
                Schema.of("float", "number"),
                float.class,
                Float.class,
                double.class,
                Double.class,
                Number.class,
                OptionalDouble.class);
        put(known, text("decimal", "decimal"), BigDecimal.class, SpecialDecimal.class);
        put(known, Schema.of("unicode", "string"), String.class, CharSequence.class, char.class, Character.class);
        put(known, text("unicode", "uuid"), UUID.class);
        put(known, text("unicode", "uri"), URI.class, URL.class);
        put(known, text("datetime", "date-time-local"), LocalDateTime.class);
        put(known, text("datetime", "date-time"), Instant.class);
        put(known, text("date", "date"), LocalDate.class);
        put(known, text("time", "time-local"), LocalTime.class);
        put(known, Schema.conformityOnly("bytes", "Bytes, which JSON does not have."), byte[].class);
        put(
                known,
                Schema.conformityOnly("currint.Amount", "An amount of money, which JSON does not have.")
                        .withConformity("valid_currencies", "(all currencies)"),
                Amount.class);
        return Map.copyOf(known);
    }

    private static Schema text(String conformityType, String format) {
        return Schema.of(conformityType, "string").withJson("format", format);
    }

    private static void put(Map<Class<?>, Schema> known, Schema schema, Class<?>... types) {
        for (Class<?> type : types) {
            known.put(type, schema);
        }
    }
}
