/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.service;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Names the service that the actions of a bean class belong to. Several classes may name the same service; one application
 * may serve several. The annotation is a stereotype, so it makes the class a bean even where only annotated classes are
 * looked for: a dependent one, unless the class names another scope.
 *
 * @since 0.1
 */
@Documented
@Stereotype
@Retention(RUNTIME)
@Target(TYPE)
public @interface Service {

    /**
     * The name under which callers find the service. It is part of the name of a Redis list and must not contain
     * {@code !}.
     *
     * @return the name
     */
    String value();

    /**
     * Says what the service is for, for those who ask it with {@code introspect}. Where several classes of one service say
     * so, callers get it all.
     *
     * @return the description; empty for none
     */
    String description() default "";

    /**
     * Says what becomes of jobs when the server dies that has taken them. Where several classes of one service differ, the
     * safer way holds for all of them. The setting {@code soa.services.NAME.delivery} goes before the annotation.
     *
     * @return the mode
     */
    DeliveryMode delivery() default DeliveryMode.AT_MOST_ONCE;
}
