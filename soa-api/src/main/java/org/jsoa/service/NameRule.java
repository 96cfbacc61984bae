/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.service;

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
     * Checks the name of a service.
     *
     * @param name the name; not null
     * @throws IllegalArgumentException if the name is blank or holds a {@code !}
     */
    public static void requireServiceName(String name) {
        if (!accepts(name)) {
            throw new IllegalArgumentException("not a service name: \"" + name + "\"");
        }
    }
}
