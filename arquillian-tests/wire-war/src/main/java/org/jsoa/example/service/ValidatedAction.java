/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jsoa.service.Action;
import org.jsoa.service.Service;

/** Checks constraints of many kinds, and shows the errors of each. */
@Service("example")
@Action(value = "validated", description = "Checks a body with constraints of many kinds.")
@ApplicationScoped
public class ValidatedAction {

    /**
     * Does nothing: the constraints of the request are checked before it runs.
     *
     * @param body the request
     */
    public void run(@Valid Body body) {}

    /**
     * The request of the action.
     *
     * @param name two to five characters
     * @param count one to ten
     * @param flag yes or no, or null
     * @param kind {@code a} or {@code b}, or null
     * @param items at most two items, or null
     * @param price a decimal, or null
     * @param when a date and time, or null
     * @param any an integer or a text, or null
     * @param map integers by name, or null
     */
    public record Body(
            @NotBlank @Size(min = 2, max = 5) String name,
            @NotNull @Positive @Max(10) Integer count,
            Boolean flag,
            Kind kind,
            @Size(max = 2) List<@NotNull @Valid Item> items,
            BigDecimal price,
            LocalDateTime when,
            @IntegerOrText Object any,
            Map<String, @NotNull Long> map) {}

    /** One of two texts. The names of the constants are sent. */
    public enum Kind {
        /** The first. */
        a,
        /** The second. */
        b
    }

    /**
     * One of the items.
     *
     * @param id its number
     */
    public record Item(@NotNull Long id) {}
}
