/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import java.util.Optional;

/**
 * The rule for the names of services and actions. The name of a service is part of the key of a Redis list, in which
 * {@code !} has a meaning of its own.
 *
 * @since 0.1
 */
public final class NameRule {

    private NameRule() {}

    /**
     * Returns whether a service or an action may have a name.
     *
     * @param name the name; not null
     * @return whether it is neither blank nor holds a {@code !}
     */
    public static boolean accepts(String name) {
        return !name.isBlank() && name.indexOf('!') < 0;
    }

    /**
     * Returns what is wrong with a name in an annotation.
     *
     * @param annotation the annotation that holds the name, such as {@code @Service}; not null
     * @param name the name; not null
     * @return the complaint; empty if the name is good
     */
    public static Optional<String> complaint(String annotation, String name) {
        if (accepts(name)) {
            return Optional.empty();
        }
        return Optional.of(
                name.isBlank()
                        ? "has " + annotation + " with a blank name; write the name that it has for callers"
                        : "has " + annotation + "(\"" + name + "\"), but a name must not contain '!'");
    }
}
