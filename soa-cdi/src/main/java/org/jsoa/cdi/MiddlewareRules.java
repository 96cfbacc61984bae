/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi;

import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InterceptionType;
import jakarta.enterprise.inject.spi.Interceptor;
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

    private final Map<Class<?>, Annotation> found = new LinkedHashMap<>();

    /** Remembers a class that has one of the annotations, or both. */
    void add(AnnotatedType<?> type) {
        for (Annotation binding : BINDINGS) {
            if (type.isAnnotationPresent(binding.annotationType())) {
                found.put(type.getJavaClass(), binding);
            }
        }
    }

    /** Compares what was found with the interceptors that are enabled. Not before deployment has been validated. */
    List<Problem> problems(BeanManager beanManager) {
        List<Class<?>> running = new ArrayList<>();
        for (Annotation binding : BINDINGS) {
            beanManager.resolveInterceptors(InterceptionType.AROUND_INVOKE, binding).stream()
                    .map(Interceptor::getBeanClass)
                    .forEach(running::add);
        }
        return found.entrySet().stream()
                .filter(entry -> !running.contains(entry.getKey()))
                .map(entry -> Problem.of(
                        entry.getKey(),
                        "has @" + entry.getValue().annotationType().getSimpleName()
                                + " but would never run; it needs @Interceptor, @Priority, a method with @AroundInvoke,"
                                + " and no other interceptor binding"))
                .toList();
    }
}
