/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi;

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
import org.jsoa.cdi.model.Problem;
import org.jsoa.service.ActionMiddleware;
import org.jsoa.service.JobMiddleware;

/** Finds middleware that would never run, about which the container is silent. */
final class MiddlewareRules {

    private static final List<Annotation> BINDINGS =
            List.of(JobMiddleware.Literal.INSTANCE, ActionMiddleware.Literal.INSTANCE);

    private final Map<Class<?>, String> reasons = new LinkedHashMap<>();

    /** Remembers a class that has one of the annotations, or both, and what would be the reason if it did not run. */
    void add(AnnotatedType<?> type) {
        List<String> bindings = BINDINGS.stream()
                .map(Annotation::annotationType)
                .filter(type::isAnnotationPresent)
                .map(Class::getSimpleName)
                .toList();
        if (bindings.size() == 1) {
            reasons.put(type.getJavaClass(), "has @" + bindings.get(0) + " but would never run; " + remedy(type));
        } else if (!bindings.isEmpty()) {
            reasons.put(
                    type.getJavaClass(),
                    "has both @JobMiddleware and @ActionMiddleware and so would never run; write two classes");
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

    /** Compares what was found with the interceptors that are enabled. Not before deployment has been validated. */
    List<Problem> problems(BeanManager beanManager) {
        List<Class<?>> running = new ArrayList<>();
        for (Annotation binding : BINDINGS) {
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
