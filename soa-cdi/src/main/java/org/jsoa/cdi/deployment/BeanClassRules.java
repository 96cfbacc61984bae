/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.deployment;

import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.enterprise.context.ConversationScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Specializes;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jsoa.cdi.model.ActionModel;
import org.jsoa.cdi.model.ServiceDefinition;
import org.jsoa.service.Service;

/** The rules of CDI for the classes of beans that have actions. */
final class BeanClassRules {

    private BeanClassRules() {}

    /** Returns why a class can never be a bean. The container ignores such a class without a message. */
    static Optional<String> complaint(Class<?> type) {
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            return Optional.of(
                    "has @Service and must be a class that is not abstract; write @Service on the class that "
                            + (type.isInterface() ? "implements" : "extends") + " it");
        }
        if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
            return Optional.of("has @Service and must be static, being a class inside another");
        }
        if (type.isAnnotationPresent(Interceptor.class) || type.isAnnotationPresent(Decorator.class)) {
            return Optional.of(
                    "has @Service and must be no interceptor or decorator; write its actions into another class");
        }
        boolean canBeMade = Arrays.stream(type.getDeclaredConstructors()).anyMatch(BeanClassRules::isForContainer);
        return canBeMade
                ? Optional.empty()
                : Optional.of("has @Service and needs a constructor without parameters, or one with @Inject");
    }

    private static boolean isForContainer(Constructor<?> constructor) {
        return constructor.getParameterCount() == 0 || constructor.isAnnotationPresent(Inject.class);
    }

    /** Returns why a bean with actions cannot be called. */
    static List<String> complaints(Class<?> type, Bean<?> bean) {
        List<String> complaints = new ArrayList<>();
        if (!hasItsClassAsType(type, bean)) {
            complaints.add(
                    "has actions and must be among its own bean types; remove @Typed or name the class in it, and"
                            + " write @LocalBean on a session bean");
        }
        if (bean.getScope() == SessionScoped.class || bean.getScope() == ConversationScoped.class) {
            complaints.add("has actions and must not be @" + bean.getScope().getSimpleName()
                    + ", since a job has no session; use @ApplicationScoped, @RequestScoped or @Dependent");
        }
        return complaints;
    }

    /** Returns the service of a bean's class, or null if it has none. A bean that specializes another replaces it there. */
    static ServiceDefinition service(Class<?> type) {
        Service annotation = annotation(type);
        return annotation == null ? null : ServiceDefinition.of(annotation, type);
    }

    private static Service annotation(Class<?> type) {
        Service own = type.getAnnotation(Service.class);
        return own == null && type.isAnnotationPresent(Specializes.class) ? annotation(type.getSuperclass()) : own;
    }

    /** Returns whether a bean has its class among its types. {@code @Typed} or the views of a session bean may prevent that. */
    private static boolean hasItsClassAsType(Class<?> type, Bean<?> bean) {
        return bean.getTypes().stream()
                .anyMatch(found ->
                        found == type || (found instanceof ParameterizedType generic && generic.getRawType() == type));
    }

    static int precedence(Class<?> type, Bean<?> bean) {
        if (!bean.isAlternative()) {
            return ActionModel.NO_ALTERNATIVE;
        }
        Priority priority = type.getAnnotation(Priority.class);
        return priority == null ? 0 : priority.value();
    }
}
