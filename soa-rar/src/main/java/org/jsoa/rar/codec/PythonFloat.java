/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.codec;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Formats a double as Python's {@code repr} does: the shortest digits that parse to the same number. */
final class PythonFloat {

    /**
     * Two numbers with this number of digits are always different doubles. Therefore no shorter number parses to the same
     * double.
     */
    private static final int UNIQUE_DIGITS = 15;

    /** This number of digits identifies every double. */
    private static final int MAX_DIGITS = 17;

    private static final int FIRST_EXPONENT_NOTATION = 16;
    private static final int LAST_SMALL_EXPONENT_NOTATION = -5;
    private static final RoundingMode[] NEAREST_FIRST = {RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP};

    private PythonFloat() {}

    static String of(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        if (value == 0) {
            return 1 / value > 0 ? "0.0" : "-0.0";
        }
        String digits = format(shortest(Math.abs(value)));
        return value < 0 ? "-" + digits : digits;
    }

    /** Before JDK 19, {@link Double#toString(double)} does not always return the shortest digits. */
    private static BigDecimal shortest(double value) {
        boolean subnormal = value < Double.MIN_NORMAL;
        if (!subnormal) {
            BigDecimal printed = new BigDecimal(Double.toString(value)).stripTrailingZeros();
            if (printed.precision() <= UNIQUE_DIGITS) {
                return printed;
            }
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = subnormal ? 1 : UNIQUE_DIGITS; digits < MAX_DIGITS; digits++) {
            for (RoundingMode mode : NEAREST_FIRST) {
                BigDecimal candidate = exact.round(new MathContext(digits, mode));
                if (candidate.doubleValue() == value) {
                    return candidate.stripTrailingZeros();
                }
            }
        }
        return exact.round(new MathContext(MAX_DIGITS, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }

    private static String format(BigDecimal value) {
        String digits = value.unscaledValue().toString();
        int exponent = digits.length() - 1 - value.scale();
        if (exponent >= FIRST_EXPONENT_NOTATION || exponent <= LAST_SMALL_EXPONENT_NOTATION) {
            return scientific(digits, exponent);
        }
        String plain = value.toPlainString();
        return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }

    private static String scientific(String digits, int exponent) {
        StringBuilder text = new StringBuilder().append(digits.charAt(0));
        if (digits.length() > 1) {
            text.append('.').append(digits, 1, digits.length());
        }
        text.append('e').append(exponent < 0 ? '-' : '+');
        int size = Math.abs(exponent);
        if (size < 10) {
            text.append('0');
        }
        return text.append(size).toString();
    }
}
