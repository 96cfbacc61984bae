/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.message;

import java.io.Serializable;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A decimal that Python's {@code Decimal} has and {@link java.math.BigDecimal} has not: {@code NaN}, {@code sNaN},
 * {@code Infinity}, their negatives, and negative zero. It lets such a value pass through unchanged.
 *
 * @param text the value as Python writes it; never null
 * @since 0.1
 */
public record SpecialDecimal(String text) implements Serializable {

    private static final Pattern FORM = Pattern.compile("-?s?NaN[0-9]*|-?Infinity|-0(\\.0+)?(E[+-]?[0-9]+)?");

    /**
     * Checks that the text is one of the values this type is for.
     *
     * @throws IllegalArgumentException if it is not
     */
    public SpecialDecimal {
        Objects.requireNonNull(text, "text must not be null");
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a special decimal: \"" + text + "\"");
        }
    }
}
