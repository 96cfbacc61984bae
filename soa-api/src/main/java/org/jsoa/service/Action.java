/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.service;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Makes a method, or a whole bean class, an action of the {@link Service} that the class names.
 *
 * <p>On a class it marks the one public method {@code run} of that class. The method takes at most one parameter, the
 * request body: a record, to which the body is bound and whose Bean Validation constraints are checked where the
 * parameter is {@code @Valid}, or a {@code Map<String, Object>}. It returns a record, a {@code Map<String, Object>}, or
 * nothing.
 *
 * <p>A method of a bean is also an action if it implements a method with this annotation, of an interface, or if the
 * bean inherits it with this annotation, from a base class or as a default method of an interface. Type parameters of
 * generic base classes and interfaces are replaced by the types that the bean's class gives them. The same interface
 * may be injected elsewhere as a client, with {@code SoaClient}, if it has no such default methods.
 *
 * <p>Within a service each action has a name of its own, except that {@link Switched} variants share one.
 *
 * @since 0.1
 */
@Documented
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface Action {

    /**
     * The action's name on the wire, such as {@code get_user}.
     *
     * @return the name
     */
    String value();

    /**
     * The description of the action, for callers of {@code introspect}.
     *
     * @return the description; empty for none
     */
    String description() default "";
}
