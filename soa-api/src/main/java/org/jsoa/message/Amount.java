/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.message;

import java.io.Serializable;
import java.util.Objects;

/**
 * A sum of money as PySOA's wire carries it ({@code currint.Amount}): a currency code and a whole number of minor units.
 *
 * @param currency the upper-case code of three ASCII letters, such as {@code USD}; never null
 * @param minorUnits the sum in the currency's smallest unit, such as cents
 * @since 0.1
 */
public record Amount(String currency, long minorUnits) implements Serializable {

    /**
     * Checks the form of the code. Whether PySOA's peers know the currency is checked when the amount is sent.
     *
     * @throws IllegalArgumentException if the currency is not three upper-case ASCII letters
     */
    public Amount {
        Objects.requireNonNull(currency, "currency must not be null");
        if (currency.length() != 3 || !currency.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
            throw new IllegalArgumentException(
                    "currency must be three upper-case ASCII letters, not \"" + currency + "\"");
        }
    }
}
