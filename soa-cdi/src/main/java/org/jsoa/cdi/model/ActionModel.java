/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Objects;

/**
 * One action that a bean offers.
 *
 * @param service the name of the service; never null
 * @param name the name of the action; never null
 * @param beanClass the class of the bean; never null
 * @param method the method that runs it; never null
 * @param precedence the priority of an alternative bean, or {@link #NO_ALTERNATIVE}
 * @param condition the switch that a request must have on, or null if it needs none
 * @since 0.1
 */
public record ActionModel(
        String service, String name, Class<?> beanClass, Method method, int precedence, SwitchCondition condition) {

    /** The precedence of every bean that is not an alternative: any alternative goes before it. */
    public static final int NO_ALTERNATIVE = Integer.MIN_VALUE;

    /** Checks what is required. */
    public ActionModel {
        Objects.requireNonNull(service, "service must not be null");
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(beanClass, "beanClass must not be null");
        Objects.requireNonNull(method, "method must not be null");
    }

    /**
     * Tells how the method wants the body.
     *
     * @return the form
     */
    public BodyForm form() {
        return BodyForm.of(method)
                .orElseThrow(() -> new IllegalStateException(method + " does not have the form of an action"));
    }

    /**
     * Returns what the body is bound to.
     *
     * @return the type of the method's parameter, with its type arguments; that of a map if it has none
     */
    public Type bodyType() {
        return method.getParameterCount() == 0 ? Map.class : method.getGenericParameterTypes()[0];
    }
}
