/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.builtin;

import java.lang.reflect.Method;
import java.util.Objects;

/**
 * One action of a service, as introspection tells it apart from others: of an action that the switches of a request choose
 * a variant of, each variant is one.
 *
 * @param action the action's name on the wire; never null
 * @param name the name under which introspection shows it: the action's, followed by {@code [switch:N]} or
 *     {@code [DEFAULT]} if it is a variant; never null
 * @param beanClass the class of its bean; never null
 * @param method the method that runs it; never null
 * @since 0.1
 */
public record OfferedAction(String action, String name, Class<?> beanClass, Method method) {

    /** Checks what is required. */
    public OfferedAction {
        Objects.requireNonNull(action, "action must not be null");
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(beanClass, "beanClass must not be null");
        Objects.requireNonNull(method, "method must not be null");
    }
}
