/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.LongFunction;

/** Reads numbers of the wire as Java types. The cost of a number grows no faster than its bytes. */
final class Numbers {

    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final String NO_INTEGER = "Not an integer";
    private static final String NO_FLOAT = "Not a float";
    private static final String NO_DECIMAL = "Not a decimal";

    /** An application that converts a decimal to an integer allocates as many digits as the exponent says. */
    private static final int LARGEST_EXPONENT = 10_000;

    /** All whole numbers up to here are doubles. */
    private static final long LARGEST_DOUBLE_INTEGER = 1L << 53;

    private Numbers() {}

    static boolean isInteger(Object value) {
        return value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte
                || value instanceof BigInteger;
    }

    /** Reads whole numbers between two bounds. */
    static ValueReader integer(long min, long max, LongFunction<Object> narrow) {
        return (value, place) -> {
            if (value instanceof Long number) {
                return integer(number, min, max, narrow, place);
            }
            // Most integers that do not arrive as a long exceed its range, but a peer may send any integer in this
            // form.
            BigInteger number = (BigInteger) bigInteger(value, place);
            if (number == null) {
                return null;
            }
            if (number.compareTo(LONG_MAX) > 0) {
                return Scalars.refuse(place, "Value not <= " + max);
            }
            return number.compareTo(LONG_MIN) < 0
                    ? Scalars.refuse(place, "Value not >= " + min)
                    : integer(number.longValue(), min, max, narrow, place);
        };
    }

    private static Object integer(long number, long min, long max, LongFunction<Object> narrow, Place place) {
        if (number > max) {
            return Scalars.refuse(place, "Value not <= " + max);
        }
        return number < min ? Scalars.refuse(place, "Value not >= " + min) : narrow.apply(number);
    }

    static Object bigInteger(Object value, Place place) {
        if (!isInteger(value)) {
            return Scalars.refuse(place, NO_INTEGER);
        }
        return value instanceof BigInteger ? value : BigInteger.valueOf(((Number) value).longValue());
    }

    /** Reads a float, or a whole number that a double has exactly. */
    static Object floating(Object value, Place place) {
        if (value instanceof Double) {
            return value;
        }
        if (value instanceof Float number) {
            return number.doubleValue();
        }
        if (!isInteger(value)) {
            return Scalars.refuse(place, NO_FLOAT);
        }
        double number = ((Number) value).doubleValue();
        return isSame((Number) value, number) ? (Object) number : inexact(place);
    }

    /** Reads a float, rounded to the nearest one, or a whole number that a float has exactly. */
    static Object smallFloating(Object value, Place place) {
        Object read = floating(value, place);
        if (read == null) {
            return null;
        }
        double number = (Double) read;
        float small = (float) number;
        boolean isLost = isInteger(value)
                ? small != number
                : (Float.isInfinite(small) && !Double.isInfinite(number)) || (small == 0 && number != 0);
        return isLost ? inexact(place) : (Object) small;
    }

    private static Object inexact(Place place) {
        return Scalars.refuse(place, "Value cannot be represented by a float");
    }

    private static boolean isSame(Number integer, double number) {
        if (integer.longValue() <= LARGEST_DOUBLE_INTEGER
                && integer.longValue() >= -LARGEST_DOUBLE_INTEGER
                && !(integer instanceof BigInteger)) {
            return true;
        }
        BigInteger exact = integer instanceof BigInteger big ? big : BigInteger.valueOf(integer.longValue());
        return !Double.isInfinite(number) && new BigDecimal(number).compareTo(new BigDecimal(exact)) == 0;
    }

    /** Reads a decimal, a whole number, or the text of one, because peers that speak JSON send decimals as text. */
    static Object decimal(Object value, Place place) {
        BigDecimal decimal;
        if (value instanceof BigDecimal sent) {
            decimal = sent;
        } else if (isInteger(value)) {
            decimal = new BigDecimal((BigInteger) bigInteger(value, place));
        } else if (value instanceof String text && isDecimal(text)) {
            decimal = parsed(text);
        } else {
            return Scalars.refuse(place, NO_DECIMAL);
        }
        return decimal == null || Math.abs((long) decimal.scale()) > LARGEST_EXPONENT
                ? Scalars.refuse(place, "Not a decimal with an exponent of at most " + LARGEST_EXPONENT)
                : decimal;
    }

    /** A BigDecimal has no negative zero. */
    private static boolean isDecimal(String text) {
        return NumberText.isDecimal(text) && !(text.charAt(0) == '-' && NumberText.isZero(text));
    }

    private static BigDecimal parsed(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            // The exponent does not fit into an int.
            return null;
        }
    }

    /** Returns the whole number that the text of a key stands for, or the text if it has any other form. */
    static Object integerOfKey(String text) {
        return NumberText.isInteger(text) ? new BigInteger(text) : text;
    }

    /** Returns the float that the text of a key stands for, as Python writes it, or the text if it has any other form. */
    static Object floatOfKey(String text) {
        if (text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity")) {
            return Double.valueOf(text);
        }
        if (NumberText.isInteger(text)) {
            return new BigInteger(text);
        }
        if (!NumberText.isDecimal(text)) {
            return text;
        }
        Double number = Double.valueOf(text);
        boolean isLost = number.isInfinite() || (number == 0 && !NumberText.isZero(text));
        return isLost ? text : (Object) number;
    }
}
