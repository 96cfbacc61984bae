/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a constant of an enum by its name. */
final class EnumReader implements ValueReader {

    private final Map<String, Enum<?>> constants;
    private final String notOne;
    private final String notA;

    EnumReader(Class<?> type) {
        constants = Arrays.stream(type.getEnumConstants())
                .map(constant -> (Enum<?>) constant)
                .collect(Collectors.toMap(Enum::name, Function.identity()));
        notOne = new TreeMap<>(constants)
                .keySet().stream()
                        .map(name -> '"' + name + '"')
                        .collect(Collectors.joining(", ", "Value is not one of: ", ""));
        notA = "Not a " + type.getSimpleName();
    }

    /** Returns a reader of keys. A key of any type is compared by its text. */
    ValueReader ofKeys() {
        return (key, place) -> read(String.valueOf(key), place);
    }

    @Override
    public Object read(Object value, Place place) {
        Enum<?> constant = value instanceof String name ? constants.get(name) : null;
        if (constant == null) {
            refuse(value, place);
        }
        return constant;
    }

    private void refuse(Object value, Place place) {
        if (value instanceof String
                || value instanceof Long
                || value instanceof Integer
                || value instanceof BigInteger) {
            place.unknown(notOne);
        } else {
            place.invalid(notA);
        }
    }
}
