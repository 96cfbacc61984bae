/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.service;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Says of a method with {@link Action} in an interface that calls a service: running the action twice has the effect of
 * running it once. Where the settings allow retries, its calls are tried again also when nobody knows whether the request was
 * taken, as with {@link org.jsoa.client.CallOptions#withIdempotent}.
 *
 * <p>It counts where it is written. A method that overrides another does not inherit it.
 *
 * @since 0.1
 */
@Documented
@Retention(RUNTIME)
@Target(METHOD)
public @interface Idempotent {}
