/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.expansion;

import java.util.Objects;

/**
 * An expansion: it puts an object beside the id of that object. PySOA calls it one of the {@code type_expansions}.
 *
 * @param type the type of the object that is put there, for expansions within it, or null if there are none
 * @param route the name of the {@link ExpansionRoute} that gets it; never null
 * @param sourceField the field that has the id; never null
 * @param destinationField the field to put the object into, another one; never null
 * @param raiseActionErrors whether a call fails if the route's action responds with errors. If not, the object is left
 *     out.
 * @since 0.1
 */
public record Expansion(
        String type, String route, String sourceField, String destinationField, boolean raiseActionErrors) {

    /**
     * Rejects null where it is not allowed.
     *
     * @throws IllegalArgumentException if source and destination are the same field
     */
    public Expansion {
        Objects.requireNonNull(route, "route must not be null");
        Objects.requireNonNull(sourceField, "sourceField must not be null");
        Objects.requireNonNull(destinationField, "destinationField must not be null");
        if (sourceField.equals(destinationField)) {
            throw new IllegalArgumentException(
                    "the destination field of an expansion must not be its source field: " + sourceField);
        }
    }

    /**
     * Creates an expansion that is left out when its route fails.
     *
     * @param type the type of the object that is put there, or null
     * @param route the name of the route that gets it
     * @param sourceField the field that has the id
     * @param destinationField the field to put the object into
     * @return the expansion
     */
    public static Expansion of(String type, String route, String sourceField, String destinationField) {
        return new Expansion(type, route, sourceField, destinationField, false);
    }
}
