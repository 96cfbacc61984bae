/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.client;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Injects a client of the service it names: {@code @Inject @SoaClient("example") ServiceClient example}.
 *
 * @since 0.1
 */
@Documented
@Qualifier
@Retention(RUNTIME)
@Target({FIELD, PARAMETER, METHOD, TYPE})
public @interface SoaClient {

    /**
     * The name of the service to call.
     *
     * @return the name
     */
    @Nonbinding
    String value();

    /** Makes the annotation in code, for {@code CDI.current().select(...)}. */
    final class Literal extends AnnotationLiteral<SoaClient> implements SoaClient {

        private static final long serialVersionUID = 1L;

        private final String service;

        private Literal(String service) {
            this.service = service;
        }

        /**
         * Creates the annotation.
         *
         * @param service the name of the service to call
         * @return the annotation
         */
        public static Literal of(String service) {
            return new Literal(service);
        }

        @Override
        public String value() {
            return service;
        }
    }
}
