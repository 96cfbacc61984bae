/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A mistake in the application, for which its deployment fails.
 *
 * @param place the class, member or setting at fault; never null
 * @param complaint what is wrong with it, and how to correct it; never null
 * @since 0.1
 */
public record Problem(String place, String complaint) {

    /** Rejects null where it is not allowed. */
    public Problem {
        Objects.requireNonNull(place, "place must not be null");
        Objects.requireNonNull(complaint, "complaint must not be null");
    }

    /**
     * Creates a problem of a class.
     *
     * @param type the class
     * @param complaint what is wrong with it
     * @return the problem
     */
    public static Problem of(Class<?> type, String complaint) {
        return new Problem(type.getName(), complaint);
    }

    /**
     * Creates a problem of a method.
     *
     * @param method the method
     * @param complaint what is wrong with it
     * @return the problem
     */
    public static Problem of(Method method, String complaint) {
        return new Problem(name(method), complaint);
    }

    /**
     * Returns the name of a method as a place.
     *
     * @param method the method
     * @return its class, name and the types of its parameters
     */
    public static String name(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(
                        ", ", method.getDeclaringClass().getName() + "." + method.getName() + "(", ")"));
    }

    @Override
    public String toString() {
        return place + ": " + complaint;
    }
}
