/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.service;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Names the service that the actions of a bean class belong to. Several classes may name the same service; one
 * application may serve several. The annotation is a stereotype (Jakarta CDI) and makes the class a bean also in
 * archives with the bean discovery mode {@code annotated}. The bean is dependent unless the class names another scope.
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
     * The description of the service, for callers of {@code introspect}. If several classes of one service have one,
     * callers get all of them.
     *
     * @return the description; empty for none
     */
    String description() default "";

    /**
     * Decides what happens to jobs when the server that has taken them dies. If several classes of one service differ,
     * the safer mode applies to all of them. The setting {@code soa.services.NAME.delivery} overrides the annotation.
     *
     * @return the mode
     */
    DeliveryMode delivery() default DeliveryMode.AT_MOST_ONCE;
}
