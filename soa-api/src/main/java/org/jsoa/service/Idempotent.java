/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.service;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Says of a method with {@link Action}, or of all actions of a class: running the action twice has the effect of running it
 * once.
 *
 * <p>In an interface that calls a service, it is said to the caller: where the settings allow retries, calls are tried again
 * also when nobody knows whether the request was taken, as with {@link org.jsoa.client.CallOptions#withIdempotent}. In a service
 * with {@link DeliveryMode#AT_LEAST_ONCE}, it is said to the service: the action runs again when its server dies.
 *
 * <p>On a class or interface it counts for each action that is declared there. On a method of an interface it counts for the
 * method of a bean that implements it. A method that overrides another of a class, or redeclares another of an interface, does
 * not inherit it. The variants of one action must all have it, or none.
 *
 * @since 0.1
 */
@Documented
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface Idempotent {}
