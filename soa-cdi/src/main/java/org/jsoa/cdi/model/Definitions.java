/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import java.util.List;

/**
 * The actions of one bean class, and its mistakes.
 *
 * <p>An overriding method is an action only if it has {@link org.jsoa.service.Action} itself, or implements a method of an
 * interface that has it. A class without {@link org.jsoa.service.Service} that inherits actions from a class with {@code @Service} is
 * ignored, since it is a variant of that class.
 *
 * @param actions the actions of the class
 * @param problems the mistakes in it
 * @since 0.1
 */
public record Definitions(List<ActionModel> actions, List<Problem> problems) {

    /** Copies. */
    public Definitions {
        actions = List.copyOf(actions);
        problems = List.copyOf(problems);
    }

    /**
     * Reads a bean class.
     *
     * @param beanClass the class
     * @param service the service of the class, or null if it has none
     * @param precedence the priority of an alternative bean, or {@link ActionModel#NO_ALTERNATIVE}
     * @return its actions and mistakes
     */
    public static Definitions of(Class<?> beanClass, ServiceDefinition service, int precedence) {
        return new DefinitionReader(beanClass, service, precedence).read();
    }
}
