/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.service;

import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Gives a component of a record of {@link ServiceSettings} a name, a default or secrecy.
 *
 * @since 0.1
 */
@Documented
@Retention(RUNTIME)
@Target(RECORD_COMPONENT)
public @interface Setting {

    /**
     * The last part of the name of the setting, after its last dot.
     *
     * @return the name; empty for the component's own name in lower case with hyphens between its words
     */
    String name() default "";

    /**
     * The value if none is configured, written as in the configuration. For a {@code List} or {@code Set} it may also
     * be several values, and the empty text means an empty one.
     *
     * @return the default; empty if the setting must be set
     */
    String[] defaultValue() default {};

    /**
     * Whether the value must not be shown, neither in error messages nor by the action {@code status}. A value is
     * always hidden if its name ends in a word such as {@code password}, {@code token}, {@code secret} or {@code key}.
     *
     * @return true to hide the value
     */
    boolean secret() default false;
}
