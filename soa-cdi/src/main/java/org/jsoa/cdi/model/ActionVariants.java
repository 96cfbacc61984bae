/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The variants of one action. The switches of the request choose among them; most actions have only one.
 *
 * @param inOrder the variants, at least one, in the order in which they are tried; the last one runs if no switch is on
 * @since 0.1
 */
public record ActionVariants(List<ActionModel> inOrder) {

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if there is no variant
     */
    public ActionVariants {
        inOrder = List.copyOf(inOrder);
        if (inOrder.isEmpty()) {
            throw new IllegalArgumentException("an action needs at least one variant");
        }
    }

    /**
     * Returns the variant that runs if no switch is on.
     *
     * @return the variant without a switch, or else the last one
     */
    public ActionModel fallback() {
        return inOrder.get(inOrder.size() - 1);
    }

    /**
     * Returns how long the action may take. Its variants agree, or the deployment fails.
     *
     * @return the limit; empty if none is declared
     */
    public Optional<Duration> timeLimit() {
        return Optional.ofNullable(fallback().definition().timeLimit());
    }

    /**
     * Returns the variants by the names under which people see them.
     *
     * @return the action's name for the only variant; for one of several the name followed by {@code [switch:N]} or
     *     {@code [DEFAULT]}
     */
    public Map<String, ActionModel> byVariantName() {
        if (inOrder.size() == 1) {
            return Map.of(fallback().name(), fallback());
        }
        return inOrder.stream()
                .collect(Collectors.toMap(
                        variant -> variant.variantName(variant.equals(fallback())), variant -> variant));
    }
}
