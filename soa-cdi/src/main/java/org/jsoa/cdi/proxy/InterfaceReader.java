/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.proxy;

import static java.util.Comparator.comparing;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.model.ActionDefinition;
import org.jsoa.cdi.model.ActionReader;
import org.jsoa.cdi.model.Problem;
import org.jsoa.cdi.model.TypeArguments;
import org.jsoa.service.Action;

/** Reads the methods of one interface and collects all mistakes. */
final class InterfaceReader {

    private final Class<?> type;
    private final ActionReader actions;
    private final MethodReader reader;
    private final Map<Method, MethodHandler> handlers = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    InterfaceReader(Class<?> type, BodyMapper mapper) {
        this.type = type;
        this.actions = new ActionReader(type);
        this.reader = new MethodReader(TypeArguments.of(type), mapper);
    }

    ClientType read() {
        handlers.putAll(ObjectMethod.all(type));
        if (type.getTypeParameters().length > 0) {
            problems.add(
                    Problem.of(
                            type,
                            "has type parameters and cannot be a client; extend it with an interface that gives them arguments"));
            return new ClientType(type, handlers, problems);
        }
        // Reflection has no fixed order, but error messages must have one.
        Arrays.stream(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .sorted(comparing(Method::toGenericString))
                .forEach(this::read);
        return new ClientType(type, handlers, problems);
    }

    private void read(Method method) {
        Optional<ActionDefinition> action = actions.ofMethod(method);
        try {
            if (method.isDefault()) {
                handlers.put(method, new DefaultMethod(method));
                if (method.isAnnotationPresent(Action.class)) {
                    problems.add(Problem.of(method, "has @Action and a body; remove one of the two"));
                }
            } else if (action.isPresent()) {
                handlers.put(method, reader.read(method, action.get()));
            } else if (handlers.keySet().stream().noneMatch(known -> isSame(known, method))) {
                problems.add(Problem.of(method, "needs @Action, or a body of its own"));
            }
        } catch (IllegalArgumentException e) {
            problems.add(Problem.of(method, e.getMessage()));
        }
    }

    /** Tells whether an interface only redeclares a method of {@code Object}. */
    private static boolean isSame(Method ofObject, Method method) {
        return ofObject.getDeclaringClass() == Object.class
                && ofObject.getName().equals(method.getName())
                && Arrays.equals(ofObject.getParameterTypes(), method.getParameterTypes());
    }
}
