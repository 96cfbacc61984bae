/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What stands behind the name of an action: one model, or several of which the switches of the request choose one.
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
     * Returns what runs if no switch is on.
     *
     * @return the variant without a switch, or else the last one
     */
    public ActionModel fallback() {
        return inOrder.get(inOrder.size() - 1);
    }

    /** Says where the variants are, for complaints about all of them. */
    String places() {
        return inOrder.stream()
                .map(variant -> Problem.name(variant.method()))
                .sorted()
                .collect(Collectors.joining(" and "));
    }
}
