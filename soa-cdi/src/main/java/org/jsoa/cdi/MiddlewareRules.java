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
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoa.cdi.model.Problem;
import org.jsoa.client.ClientMiddleware;
import org.jsoa.service.ActionMiddleware;
import org.jsoa.service.JobMiddleware;

/** Finds middleware that would never run, about which the container is silent. */
final class MiddlewareRules {

    private static final List<Class<? extends Annotation>> BINDINGS =
            List.of(JobMiddleware.class, ActionMiddleware.class, ClientMiddleware.class);

    private final Map<Class<?>, Annotation> found = new LinkedHashMap<>();

    /** Remembers a class that has one of the annotations, or several. */
    void add(AnnotatedType<?> type) {
        for (Class<? extends Annotation> binding : BINDINGS) {
            if (type.isAnnotationPresent(binding)) {
                found.put(type.getJavaClass(), type.getAnnotation(binding));
            }
        }
    }

    /** Returns the services whose calls have middleware of their own. */
    Set<String> calledServices() {
        return found.values().stream()
                .filter(binding -> binding instanceof ClientMiddleware client
                        && !client.value().isEmpty())
                .map(binding -> ((ClientMiddleware) binding).value())
                .collect(Collectors.toSet());
    }

    /** Compares what was found with the interceptors that are enabled. Not before deployment has been validated. */
    List<Problem> problems(BeanManager beanManager) {
        List<Class<?>> running = new ArrayList<>();
        for (Annotation binding : Set.copyOf(found.values())) {
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
