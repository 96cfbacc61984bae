/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoa.service.Action;
import org.jsoa.service.Idempotent;
import org.jsoa.service.Switched;
import org.jsoa.service.TimeLimit;

/**
 * Reads what the annotations of one class or interface declare about actions. It is the only reader of these annotations:
 * the beans of services and the interfaces of typed clients are read by the same rules.
 *
 * <p>A method is an action if it has {@link Action}, or implements a method of an interface that has it. Every other
 * annotation is looked for on the method, then on the method that has {@code @Action}, then on the class, and last on the
 * classes that declare these methods. An interface that redeclares a method of another one keeps its {@code @Action} alone.
 *
 * @since 0.1
 */
public final class ActionReader {

    private final Class<?> type;
    private final TypeArguments arguments;

    /**
     * Creates a reader.
     *
     * @param type the class or interface whose actions are read; not null
     */
    public ActionReader(Class<?> type) {
        this.type = type;
        this.arguments = TypeArguments.of(type);
    }

    /**
     * Reads an action that a method is.
     *
     * @param method a method that the class declares or inherits; not null
     * @return what is declared about the action; empty if the method is none
     */
    public Optional<ActionDefinition> ofMethod(Method method) {
        return declaration(method).map(declaration -> {
            Method source = method.getDeclaringClass().isInterface() ? method : declaration;
            return definition(
                    declaration.getAnnotation(Action.class),
                    find(Switched.class, method, source),
                    method,
                    source,
                    type,
                    method.getDeclaringClass(),
                    source.getDeclaringClass());
        });
    }

    /**
     * Reads the action that the class as a whole is.
     *
     * @param run the method that runs it; not null
     * @return what is declared about the action
     * @throws IllegalStateException if the class has no {@link Action}
     */
    ActionDefinition ofClass(Method run) {
        Action action = find(Action.class, type)
                .orElseThrow(() -> new IllegalStateException(type + " is not an action as a whole"));
        return definition(action, find(Switched.class, type), run, type, run.getDeclaringClass());
    }

    private static ActionDefinition definition(
            Action action, Optional<Switched> switched, AnnotatedElement... elements) {
        return new ActionDefinition(
                action.value(),
                action.description(),
                switched.map(SwitchCondition::of).orElse(null),
                find(TimeLimit.class, elements).map(ActionReader::duration).orElse(null),
                find(Idempotent.class, elements).isPresent());
    }

    private static <A extends Annotation> Optional<A> find(Class<A> annotation, AnnotatedElement... elements) {
        return Arrays.stream(elements)
                .filter(element -> element.isAnnotationPresent(annotation))
                .findFirst()
                .map(element -> element.getAnnotation(annotation));
    }

    private static Duration duration(TimeLimit limit) {
        return Duration.ofNanos(limit.unit().toNanos(limit.value()));
    }

    /** Returns the method that has the annotation: the given one, or that of an interface. */
    private Optional<Method> declaration(Method method) {
        if (method.isAnnotationPresent(Action.class)) {
            return Optional.of(method);
        }
        return interfaces(type)
                .sorted(Comparator.comparing(Class::getName))
                .flatMap(found -> Arrays.stream(found.getDeclaredMethods()))
                .filter(candidate -> candidate.isAnnotationPresent(Action.class) && overrides(method, candidate))
                .findFirst();
    }

    /** Returns whether a method overrides or implements one of a supertype, whose parameters may be type parameters. */
    boolean overrides(Method method, Method ofSupertype) {
        return ofSupertype.getName().equals(method.getName()) && arguments.haveSameParameters(ofSupertype, method);
    }

    private static Stream<Class<?>> interfaces(Class<?> type) {
        List<Class<?>> interfaces = List.of(type.getInterfaces());
        Stream<Class<?>> above = type.getSuperclass() == null
                ? interfaces.stream()
                : Stream.concat(Stream.of(type.getSuperclass()), interfaces.stream());
        Stream<Class<?>> inherited = above.flatMap(ActionReader::interfaces);
        return type.isInterface() ? Stream.concat(Stream.of(type), inherited) : inherited;
    }
}
