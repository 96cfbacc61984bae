/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoa.service.Action;

/**
 * Finds the annotation that makes a method an action: its own, or that of the interface method which it implements.
 *
 * @since 0.1
 */
public final class ActionAnnotation {

    private ActionAnnotation() {}

    /**
     * Finds the annotation.
     *
     * @param type the class or interface that is asked for its actions, which has or inherits the method
     * @param method the method
     * @return the annotation; empty if the method is no action
     */
    public static Optional<Action> of(Class<?> type, Method method) {
        return declaration(type, method).map(found -> found.getAnnotation(Action.class));
    }

    /**
     * Finds the method that has the annotation.
     *
     * @param type the class or interface that is asked for its actions, which has or inherits the method
     * @param method the method
     * @return the method itself, or that of an interface; empty if the method is no action by itself
     */
    static Optional<Method> declaration(Class<?> type, Method method) {
        if (method.isAnnotationPresent(Action.class)) {
            return Optional.of(method);
        }
        TypeArguments arguments = TypeArguments.of(type);
        return interfaces(type)
                .sorted(Comparator.comparing(Class::getName))
                .flatMap(found -> Arrays.stream(found.getDeclaredMethods()))
                .filter(candidate -> candidate.getName().equals(method.getName())
                        && candidate.isAnnotationPresent(Action.class)
                        && arguments.haveSameParameters(candidate, method))
                .findFirst();
    }

    private static Stream<Class<?>> interfaces(Class<?> type) {
        Stream<Class<?>> above = type.getSuperclass() == null
                ? Arrays.stream(type.getInterfaces())
                : Stream.concat(Stream.of(type.getSuperclass()), Arrays.stream(type.getInterfaces()));
        Stream<Class<?>> inherited = above.flatMap(ActionAnnotation::interfaces);
        return type.isInterface() ? Stream.concat(Stream.of(type), inherited) : inherited;
    }
}
