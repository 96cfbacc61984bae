/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.service;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Makes an {@link Action} one of several variants of the same name in the same service, to be run for requests that have a
 * switch on: PySOA's {@code SwitchedAction}.
 *
 * <pre>{@code
 * @Action("get_user")
 * public User get(@Valid UserId body) { ... }
 *
 * @Action("get_user")
 * @Switched(5)
 * public UserWithPhoto getWithPhoto(@Valid UserId body) { ... }
 * }</pre>
 *
 * <p>The annotation stands beside {@code @Action}, on the method, the method of an interface or the class. The variants
 * may be in one bean or in many. The first one whose switch is on runs, by ascending {@link #order}; if none is on, the
 * variant without this annotation runs, and if there is no such variant, the last one.
 *
 * <p>The deployment fails if a switched variant is the only one of its action, if two have the same switch or the same
 * order, or if more than one has no switch.
 *
 * @since 0.1
 */
@Documented
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface Switched {

    /**
     * The switch that the request must have on.
     *
     * @return the number of the switch, 1 or more
     */
    long value();

    /**
     * The order in which variants are tried, for requests that have the switches of several variants on. It has no
     * effect if there is only one switched variant.
     *
     * @return the rank of the variant among the switched ones: the lowest is tried first
     */
    int order() default 0;
}
