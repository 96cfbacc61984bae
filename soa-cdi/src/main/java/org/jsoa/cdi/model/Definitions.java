/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import java.util.List;
import org.jsoa.service.Service;

/**
 * What one bean class says about actions, and what is wrong with it.
 *
 * <p>Annotations count where they are written: an overriding method is an action only if it says so itself, or implements a
 * method of an interface that says so. A class
 * without {@link Service} that inherits actions from a class which has one is left alone, for it is that class's variant.
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
     * @param service what names its service, or null if nothing does
     * @param precedence the priority of an alternative bean, or {@link ActionModel#NO_ALTERNATIVE}
     * @return its actions and mistakes
     */
    public static Definitions of(Class<?> beanClass, Service service, int precedence) {
        return new DefinitionReader(beanClass, service, precedence).read();
    }

    /**
     * Says what is wrong with a name that becomes part of a Redis list or travels in a message.
     *
     * @param annotation the annotation that holds the name, such as {@code @Service}
     * @param name the name
     * @return the complaint, or null if the name is good
     */
    public static String nameComplaint(String annotation, String name) {
        if (name.isBlank()) {
            return "has " + annotation + " with a blank name; write the name that it has for callers";
        }
        return name.indexOf('!') < 0
                ? null
                : "has " + annotation + "(\"" + name + "\"), but a name must not contain '!'";
    }
}
