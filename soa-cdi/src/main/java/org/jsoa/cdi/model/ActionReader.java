/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
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
 * annotation is looked for on the method, then on the methods of interfaces that it implements, then on the class, and last
 * on the classes and interfaces that declare these methods. A description that is missing on the method is that of the
 * interface. An interface that redeclares a method of another one keeps its {@code @Action} alone.
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
        List<Method> sources = new ArrayList<>(List.of(method));
        sources.addAll(implementedBy(method));
        List<Action> actions = sources.stream()
                .filter(source -> source.isAnnotationPresent(Action.class))
                .map(source -> source.getAnnotation(Action.class))
                .toList();
        if (actions.isEmpty()) {
            return Optional.empty();
        }
        if (type.isInterface()) {
            sources.subList(1, sources.size()).clear();
        }
        List<AnnotatedElement> elements = new ArrayList<>(sources);
        elements.add(type);
        sources.forEach(source -> elements.add(source.getDeclaringClass()));
        return Optional.of(definition(actions, find(Switched.class, sources), elements));
    }

    /**
     * Reads the action that the class as a whole is.
     *
     * @param run the method that runs it; not null
     * @return what is declared about the action
     * @throws IllegalStateException if the class has no {@link Action}
     */
    ActionDefinition ofClass(Method run) {
        Action action = find(Action.class, List.of(type))
                .orElseThrow(() -> new IllegalStateException(type + " is not an action as a whole"));
        return definition(
                List.of(action), find(Switched.class, List.of(type)), List.of(run, type, run.getDeclaringClass()));
    }

    private static ActionDefinition definition(
            List<Action> actions, Optional<Switched> switched, List<? extends AnnotatedElement> elements) {
        String name = actions.get(0).value();
        String description = actions.stream()
                .filter(action -> action.value().equals(name))
                .map(Action::description)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return new ActionDefinition(
                name,
                description,
                switched.map(SwitchCondition::of).orElse(null),
                find(TimeLimit.class, elements).map(ActionReader::duration).orElse(null),
                find(Idempotent.class, elements).isPresent());
    }

    private static <A extends Annotation> Optional<A> find(
            Class<A> annotation, List<? extends AnnotatedElement> elements) {
        return elements.stream()
                .filter(element -> element.isAnnotationPresent(annotation))
                .findFirst()
                .map(element -> element.getAnnotation(annotation));
    }

    private static Duration duration(TimeLimit limit) {
        return Duration.ofNanos(limit.unit().toNanos(limit.value()));
    }

    /** Returns the methods of interfaces that a method implements, those of extending interfaces first. */
    private List<Method> implementedBy(Method method) {
        return interfacesInOrder().stream()
                .flatMap(found -> Arrays.stream(found.getDeclaredMethods()))
                .filter(candidate -> !candidate.equals(method) && !candidate.isSynthetic())
                .filter(candidate -> overrides(method, candidate))
                .toList();
    }

    /** Returns all interfaces by their names, except that one that extends others comes before them. */
    private List<Class<?>> interfacesInOrder() {
        List<Class<?>> ordered = new ArrayList<>();
        interfaces(type).distinct().sorted(Comparator.comparing(Class::getName)).forEach(found -> {
            int at = 0;
            while (at < ordered.size() && !ordered.get(at).isAssignableFrom(found)) {
                at++;
            }
            ordered.add(at, found);
        });
        return ordered;
    }

    /** Returns the methods of interfaces that have {@link Action} but can never be called on a bean. */
    List<Method> ofNoInstance() {
        return interfacesInOrder().stream()
                .flatMap(found -> Arrays.stream(found.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Action.class))
                .filter(method -> Modifier.isStatic(method.getModifiers()) || Modifier.isPrivate(method.getModifiers()))
                .toList();
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
