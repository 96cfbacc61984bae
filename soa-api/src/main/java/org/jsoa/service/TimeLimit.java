/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.service;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;

/**
 * Limits how long an action may take, its middleware included. When the time is over, the caller gets the error
 * {@code ACTION_TIMEOUT}, and the thread that runs the action is interrupted.
 *
 * <p>On a class or interface it applies to each action that is declared there and has no limit of its own. On a method
 * of an interface it applies to the method that implements it, unless that method has its own limit. The setting
 * {@code soa.services.NAME.actions.ACTION.timeout-millis} overrides it. It overrides
 * {@code soa.services.NAME.action-timeout-millis} and {@code soa.server.action-timeout-millis}. The limits of the job as a
 * whole apply too. Variants of one {@link Switched} action must agree.
 *
 * @since 0.1
 */
@Documented
@Retention(RUNTIME)
@Target({METHOD, TYPE})
public @interface TimeLimit {

    /**
     * The time.
     *
     * @return the number of units, at least 1
     */
    long value();

    /**
     * The unit of {@link #value}.
     *
     * @return the unit
     */
    TimeUnit unit() default TimeUnit.MILLISECONDS;
}
