/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import java.util.Optional;
import org.jsoa.service.NameRule;

/**
 * Checks the names of services and actions in annotations.
 *
 * @since 0.1
 */
public final class AnnotatedName {

    private AnnotatedName() {}

    /**
     * Returns what is wrong with a name in an annotation.
     *
     * @param annotation the annotation that holds the name, such as {@code @Service}; not null
     * @param name the name; not null
     * @return the complaint; empty if the name is good
     */
    public static Optional<String> complaint(String annotation, String name) {
        if (NameRule.accepts(name)) {
            return Optional.empty();
        }
        return Optional.of(
                name.isBlank()
                        ? "has " + annotation + " with a blank name; write the name that it has for callers"
                        : "has " + annotation + "(\"" + name + "\"), but a name must not contain '!'");
    }
}
