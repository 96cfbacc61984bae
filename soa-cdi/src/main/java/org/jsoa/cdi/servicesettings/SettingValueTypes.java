/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.servicesettings;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsoa.cdi.config.SettingSource;

/** Finds the types of settings by the types of components. */
final class SettingValueTypes {

    private static final Map<Class<?>, SettingValueType> KNOWN = new HashMap<>();

    static {
        KNOWN.put(String.class, new SettingValueType("text", text -> text));
        whole(byte.class, Byte.class, Byte::valueOf, Byte.MIN_VALUE, Byte.MAX_VALUE);
        whole(short.class, Short.class, Short::valueOf, Short.MIN_VALUE, Short.MAX_VALUE);
        whole(int.class, Integer.class, Integer::valueOf, Integer.MIN_VALUE, Integer.MAX_VALUE);
        whole(long.class, Long.class, Long::valueOf, Long.MIN_VALUE, Long.MAX_VALUE);
        SettingValueType number = new SettingValueType("a number such as 2.5", SettingValueTypes::finite);
        SettingValueType flag = new SettingValueType("true or false", SettingValueTypes::flag);
        KNOWN.put(double.class, number);
        KNOWN.put(Double.class, number);
        KNOWN.put(float.class, new SettingValueType(number.accepted(), text -> (float) finite(text)));
        KNOWN.put(Float.class, KNOWN.get(float.class));
        KNOWN.put(BigInteger.class, new SettingValueType("a whole number", BigInteger::new));
        KNOWN.put(BigDecimal.class, new SettingValueType(number.accepted(), BigDecimal::new));
        KNOWN.put(boolean.class, flag);
        KNOWN.put(Boolean.class, flag);
        KNOWN.put(Duration.class, new SettingValueType("a duration such as PT30S, PT5M or P1D", Duration::parse));
        KNOWN.put(URI.class, new SettingValueType("a URI such as https://example.org/path", URI::create));
    }

    private final SettingSource source;

    SettingValueTypes(SettingSource source) {
        this.source = source;
    }

    /** Returns the type of a setting; empty if no setting can be of this type. */
    Optional<SettingValueType> of(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            Optional<SettingValueType> element =
                    parameterized.getActualTypeArguments()[0] instanceof Class<?> one ? ofClass(one) : Optional.empty();
            if (parameterized.getRawType().equals(List.class)) {
                return element.map(SettingValueType::list);
            }
            return parameterized.getRawType().equals(Set.class) ? element.map(SettingValueType::set) : Optional.empty();
        }
        return type instanceof Class<?> one ? ofClass(one) : Optional.empty();
    }

    private Optional<SettingValueType> ofClass(Class<?> type) {
        if (KNOWN.containsKey(type)) {
            return Optional.of(KNOWN.get(type));
        }
        if (type.isEnum()) {
            return Optional.of(ofEnum(type));
        }
        return type.isRecord() || type.isArray()
                ? Optional.empty()
                : source.converter(type).map(converter -> converted(type, converter));
    }

    private static SettingValueType ofEnum(Class<?> type) {
        Map<String, Object> byName = new HashMap<>();
        List<String> names = Stream.of(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
        Stream.of(type.getEnumConstants()).forEach(constant -> byName.put(((Enum<?>) constant).name(), constant));
        int last = names.size() - 1;
        String accepted = last < 1
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
        return new SettingValueType(accepted, text -> required(byName.get(text)));
    }

    private static SettingValueType converted(Class<?> type, Function<String, Object> converter) {
        return new SettingValueType(
                "what can be converted to " + type.getName(), text -> required(converter.apply(text)));
    }

    private static Object required(Object value) {
        if (value == null) {
            throw new IllegalArgumentException("there is no such value");
        }
        return value;
    }

    private static void whole(
            Class<?> primitive, Class<?> boxed, Function<String, Object> reading, long least, long most) {
        SettingValueType type = new SettingValueType("a whole number, " + least + " to " + most, reading);
        KNOWN.put(primitive, type);
        KNOWN.put(boxed, type);
    }

    private static double finite(String text) {
        double number = Double.parseDouble(text);
        // Double.parseDouble also takes "1d" and "NaN", which are useless in a setting.
        if (!Double.isFinite(number) || !text.toLowerCase(Locale.ROOT).matches("[-+.e0-9]+")) {
            throw new NumberFormatException(text);
        }
        return number;
    }

    private static Object flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
