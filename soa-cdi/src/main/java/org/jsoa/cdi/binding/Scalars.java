/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.util.Set;
import java.util.function.Function;

/** How values of the wire are read as Java's types: nothing is guessed, nothing is rounded, nothing is cut off. */
final class Scalars {

    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    static final Scalar<String> TEXT = exactly(String.class, "Not a unicode string");

    private static final Set<Class<?>> INTEGERS =
            Set.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class);
    private static final int MOST_DIGITS = 1_000;

    private Scalars() {}

    /** Takes values of exactly one type. */
    static <T> Scalar<T> exactly(Class<T> type, String complaint) {
        return value -> {
            if (type.isInstance(value)) {
                return type.cast(value);
            }
            throw new MismatchException(complaint);
        };
    }

    /** Takes values of one type, and text in the form that the type itself prints. */
    static <T> Scalar<T> orText(Class<T> type, Function<String, T> parse, String complaint) {
        return value -> {
            if (type.isInstance(value)) {
                return type.cast(value);
            }
            if (value instanceof String text) {
                try {
                    return parse.apply(text);
                } catch (DateTimeException | NumberFormatException e) {
                    throw new MismatchException(complaint);
                }
            }
            throw new MismatchException(complaint);
        };
    }

    /** Takes whole numbers between two bounds. */
    static <T> Scalar<T> integer(long min, long max, Function<Long, T> narrow) {
        return value -> {
            if (value instanceof Long number) {
                if (number > max) {
                    throw new MismatchException("Value not <= " + max);
                }
                if (number < min) {
                    throw new MismatchException("Value not >= " + min);
                }
                return narrow.apply(number);
            }
            // A big integer is beyond a long, or it would have been sent as one; but a peer may do as it likes.
            BigInteger number = bigInteger(value);
            if (number.compareTo(LONG_MAX) > 0) {
                throw new MismatchException("Value not <= " + max);
            }
            if (number.compareTo(LONG_MIN) < 0) {
                throw new MismatchException("Value not >= " + min);
            }
            return integer(min, max, narrow).read(number.longValue());
        };
    }

    static BigInteger bigInteger(Object value) throws MismatchException {
        if (value instanceof BigInteger number) {
            return number;
        }
        if (value instanceof Long || value instanceof Integer) {
            return BigInteger.valueOf(((Number) value).longValue());
        }
        throw new MismatchException("Not an integer");
    }

    static Double floating(Object value) throws MismatchException {
        if (value instanceof Double
                || value instanceof Long
                || value instanceof Integer
                || value instanceof BigInteger) {
            return ((Number) value).doubleValue();
        }
        throw new MismatchException("Not a float");
    }

    static BigDecimal decimal(Object value) throws MismatchException {
        if (value instanceof Long || value instanceof Integer || value instanceof BigInteger) {
            return new BigDecimal(bigInteger(value));
        }
        return orText(BigDecimal.class, BigDecimal::new, "Not a decimal").read(value);
    }

    /**
     * Returns the number or truth value that stands behind the text of a key, for peers that speak JSON have no other keys.
     * What cannot be one stays text.
     */
    static Object ofText(String text, Class<?> type) {
        try {
            if (INTEGERS.contains(type) && text.length() <= MOST_DIGITS) {
                return new BigInteger(text);
            }
            if (type == Double.class || type == Float.class) {
                return Double.valueOf(text);
            }
        } catch (NumberFormatException e) {
            return text;
        }
        return type == Boolean.class && (text.equals("true") || text.equals("false")) ? Boolean.valueOf(text) : text;
    }
}
