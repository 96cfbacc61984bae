/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigInteger;
import org.jsoa.service.Action;
import org.jsoa.service.ActionException;
import org.jsoa.service.Description;
import org.jsoa.service.Service;

/** Arithmetic with records as requests and responses. What Bean Validation cannot check is an {@link ActionException}. */
@Service("example")
@ApplicationScoped
public class MathActions {

    /**
     * Squares a number.
     *
     * @param body the number
     * @return its square
     */
    @Action(value = "square", description = "Squares a number.")
    @Valid
    public Result square(@Valid Square body) {
        return new Result(body.number().pow(2));
    }

    /**
     * Raises a base to an exponent.
     *
     * @param body base and exponent
     * @return the power
     */
    @Action(value = "power", description = "Raises base to exponent.")
    @Valid
    public Result power(@Valid Power body) {
        if (body.base() == 0 && body.exponent() == 0) {
            throw new ActionException("UNDEFINED", "0 ** 0 is undefined here", "base");
        }
        return new Result(BigInteger.valueOf(body.base()).pow(body.exponent().intValue()));
    }

    /**
     * The request of {@code square}.
     *
     * @param number the number, of any size
     */
    public record Square(@NotNull @Description("the number") BigInteger number) {}

    /**
     * The request of {@code power}.
     *
     * @param base the base
     * @param exponent the exponent; 2 by default
     */
    public record Power(
            @NotNull @Min(-1000) @Max(1000) Long base,

            @Min(0) @DecimalMax(value = "64", inclusive = false)
            Long exponent) {

        /** Fills in the default. */
        public Power {
            exponent = exponent == null ? Long.valueOf(2) : exponent;
        }
    }

    /**
     * The response of both actions.
     *
     * @param result the result
     */
    public record Result(@NotNull BigInteger result) {}
}
