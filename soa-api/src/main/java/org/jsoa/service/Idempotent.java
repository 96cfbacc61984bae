/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.service;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Declares that running an action twice has the effect of running it once. It applies to a method with {@link Action},
 * or to all actions of a class.
 *
 * <p>In an interface that calls a service, it concerns the caller: where the settings allow retries, a call is also
 * tried again when it is not known whether the service has taken the request, as with
 * {@link org.jsoa.client.CallOptions#withIdempotence}. In a service with {@link DeliveryMode#AT_LEAST_ONCE}, it concerns the
 * service: the action runs again when its server dies.
 *
 * <p>On a class or interface it applies to each action that is declared there. On a method of an interface it applies
 * to the method of a bean that implements it. A method that overrides another of a class, or redeclares another of an
 * interface, does not inherit it. The variants of one action must all have it, or none.
 *
 * @since 0.1
 */
@Documented
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface Idempotent {}
