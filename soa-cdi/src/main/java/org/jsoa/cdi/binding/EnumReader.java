/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jsoa.cdi.bodyerror.ErrorText;

/** Reads a constant of an enum by its name. */
final class EnumReader implements ValueReader {

    private final Map<String, Enum<?>> constants;
    private final String notOne;
    private final String notA;

    EnumReader(Class<?> type) {
        constants = Arrays.stream(type.getEnumConstants())
                .map(constant -> (Enum<?>) constant)
                .collect(Collectors.toMap(Enum::name, Function.identity()));
        List<String> names = constants.keySet().stream()
                .sorted()
                .map(name -> '"' + name + '"')
                .toList();
        notOne = "Value is not one of: " + ErrorText.list(names, names.size());
        notA = "Not a " + type.getSimpleName();
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
