/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.service;

import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Describes a record of a body, or one of its components. The built-in action {@code introspect} returns the text as
 * the {@code description} of the schema. Actions and services are described by the member {@code description} of their
 * own annotations.
 *
 * @since 0.1
 */
@Documented
@Retention(RUNTIME)
@Target({TYPE, RECORD_COMPONENT})
public @interface Description {

    /**
     * The description, for a person.
     *
     * @return the text
     */
    String value();
}
