/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.platform;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Lets an action run only for callers with a role. */
// tag::binding[]
@InterceptorBinding
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface Allowed {

    /**
     * The role.
     *
     * @return its name
     */
    @Nonbinding
    String value() default "";
}
// end::binding[]
