/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.client;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Names a field of a body in an interface of a {@link SoaClient}. On a parameter, the argument is sent as that field. On a method,
 * the result is that field of the response's body, not the whole body.
 *
 * @since 0.1
 */
@Documented
@Retention(RUNTIME)
@Target({METHOD, PARAMETER})
public @interface BodyField {

    /**
     * The key in the body, such as {@code user_id}.
     *
     * @return the key
     */
    String value();
}
