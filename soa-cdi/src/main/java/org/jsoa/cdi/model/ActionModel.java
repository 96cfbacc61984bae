/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Objects;

/**
 * One action that a bean offers.
 *
 * @param service what the bean's class declares about its service; never null
 * @param definition what is declared about the action; never null
 * @param beanClass the class of the bean; never null
 * @param method the method that runs it; never null
 * @param precedence the priority of an alternative bean, or {@link #NO_ALTERNATIVE}
 * @since 0.1
 */
public record ActionModel(
        ServiceDefinition service, ActionDefinition definition, Class<?> beanClass, Method method, int precedence) {

    /** The precedence of every bean that is not an alternative. Any alternative has a higher one. */
    public static final int NO_ALTERNATIVE = Integer.MIN_VALUE;

    /** Rejects null where it is not allowed. */
    public ActionModel {
        Objects.requireNonNull(service, "service must not be null");
        Objects.requireNonNull(definition, "definition must not be null");
        Objects.requireNonNull(beanClass, "beanClass must not be null");
        Objects.requireNonNull(method, "method must not be null");
    }

    /**
     * Returns the name of the action, which its variants share.
     *
     * @return the name; never null
     */
    public String name() {
        return definition.name();
    }

    /**
     * Returns the name of the action as one of several variants.
     *
     * @param isFallback whether the action runs if no switch of its variants is on
     * @return the name, followed by {@code [DEFAULT]} or {@code [switch:N]}
     */
    String variantName(boolean isFallback) {
        return name()
                + (isFallback
                        ? "[DEFAULT]"
                        : "[switch:" + definition.condition().number() + "]");
    }

    /**
     * Returns how the method takes the body.
     *
     * @return the form
     */
    public BodyForm form() {
        return BodyForm.of(method, TypeArguments.of(beanClass))
                .orElseThrow(() -> new IllegalStateException(method + " does not have the form of an action"));
    }

    /**
     * Returns the type of the body.
     *
     * @return the type of the method's parameter, with the type arguments of the bean's class; {@code Map.class} if there is none
     */
    public Type bodyType() {
        return method.getParameterCount() == 0
                ? Map.class
                : TypeArguments.of(beanClass).resolve(method.getGenericParameterTypes()[0]);
    }

    /**
     * Returns the type of the result.
     *
     * @return the type of the method's result, with the type arguments of the bean's class; {@code void.class} if there is none
     */
    public Type resultType() {
        return TypeArguments.of(beanClass).resolve(method.getGenericReturnType());
    }
}
