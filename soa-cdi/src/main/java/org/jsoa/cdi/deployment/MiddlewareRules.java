/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.deployment;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InterceptionType;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoa.cdi.model.Problem;
import org.jsoa.middleware.ActionMiddleware;
import org.jsoa.middleware.ClientMiddleware;
import org.jsoa.middleware.JobMiddleware;

/** Finds middleware that would never run. The container ignores it without a message. */
final class MiddlewareRules {

    private static final List<Class<? extends Annotation>> BINDINGS =
            List.of(JobMiddleware.class, ActionMiddleware.class, ClientMiddleware.class);

    private final Map<Class<?>, Annotation> found = new LinkedHashMap<>();
    private final Map<Class<?>, String> reasons = new LinkedHashMap<>();

    /** Adds a class with one or more of the annotations, and the reason to report in case it does not run. */
    void add(AnnotatedType<?> type) {
        List<Class<? extends Annotation>> bindings =
                BINDINGS.stream().filter(type::isAnnotationPresent).toList();
        String names =
                bindings.stream().map(binding -> "@" + binding.getSimpleName()).collect(Collectors.joining(" and "));
        if (bindings.size() == 1) {
            found.put(type.getJavaClass(), type.getAnnotation(bindings.get(0)));
            reasons.put(type.getJavaClass(), "has " + names + " but would never run; " + remedy(type));
        } else if (!bindings.isEmpty()) {
            reasons.put(type.getJavaClass(), "has " + names + " and would never run; write a class for each");
        }
    }

    private static String remedy(AnnotatedType<?> type) {
        List<String> missing = new ArrayList<>();
        if (!type.isAnnotationPresent(Interceptor.class)) {
            missing.add("@Interceptor");
        }
        if (!type.isAnnotationPresent(Priority.class)) {
            missing.add("@Priority(Interceptor.Priority.APPLICATION) or another priority");
        }
        if (type.getMethods().stream().noneMatch(method -> method.isAnnotationPresent(AroundInvoke.class))) {
            missing.add("a method with @AroundInvoke that takes an InvocationContext and returns an Object");
        }
        return missing.isEmpty()
                ? "it must have no other interceptor binding"
                : "add " + String.join(", and ", missing);
    }

    /** Returns the services whose calls have middleware of their own. */
    Set<String> calledServices() {
        return found.values().stream()
                .filter(binding -> binding instanceof ClientMiddleware client
                        && !client.value().isEmpty())
                .map(binding -> ((ClientMiddleware) binding).value())
                .collect(Collectors.toSet());
    }

    /** Compares the classes with the enabled interceptors. The deployment must have been validated. */
    List<Problem> problems(BeanManager beanManager) {
        List<Class<?>> running = new ArrayList<>();
        for (Annotation binding : Set.copyOf(found.values())) {
            beanManager.resolveInterceptors(InterceptionType.AROUND_INVOKE, binding).stream()
                    .map(jakarta.enterprise.inject.spi.Interceptor::getBeanClass)
                    .forEach(running::add);
        }
        return reasons.entrySet().stream()
                .filter(entry -> !running.contains(entry.getKey()))
                .map(entry -> Problem.of(entry.getKey(), entry.getValue()))
                .toList();
    }
}
