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
 * Injects a client of the service it names: {@code @Inject @SoaClient("example") ServiceClient example}, or in place of
 * {@link ServiceClient} an interface of the application, whose methods call the actions that their
 * {@link org.jsoa.service.Action} names:
 *
 * <pre>{@code
 * public interface Maths {
 *
 *     record Square(BigInteger number) {}
 *
 *     record Result(BigInteger result) {}
 *
 *     @Action("square")
 *     Result square(Square body);
 *
 *     @Action("add")
 *     CompletionStage<BigInteger> add(BigInteger left, BigInteger right);
 * }
 *
 * @Inject
 * @SoaClient("example")
 * Maths maths;
 * }</pre>
 *
 * <p>A method takes one record or one {@code Map<String, Object>}, the body; or any number of arguments, each of which becomes the
 * field of the body that has its name in snake case, or that {@link BodyField} says; and among them a {@link CallOptions} if it
 * likes. It returns a record or a {@code Map<String, Object>}, the body of the answer; an
 * {@link org.jsoa.message.ActionResponse}; nothing; any other type, which is the field {@code result} of the answer, or the one
 * that {@link BodyField} says; or a {@link java.util.concurrent.CompletionStage} of one of these. Methods with a body of their
 * own run it. Errors are thrown as {@link ServiceClient} throws them, or as a {@link CallErrorMapper} says.
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
