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
 * Injects a client of the service that it names: {@code @Inject @SoaClient("example") ServiceClient example}, or in place of
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
 * <p>A method may take
 *
 * <ul>
 *   <li>one record or one {@code Map<String, Object>}, which is the body,
 *   <li>or any number of other arguments. Each is a field of the body, named as its parameter in snake case or by
 *       {@link BodyField},
 *   <li>and among them one {@link CallOptions}. It replaces the client's options, unless it is null.
 * </ul>
 *
 * <p>It may return
 *
 * <ul>
 *   <li>a record or a {@code Map<String, Object>}, which is the body of the response,
 *   <li>an {@link org.jsoa.message.ActionResponse},
 *   <li>nothing,
 *   <li>any other type, which is the field {@code result} of that body or the field that {@link BodyField} names,
 *   <li>or a {@link java.util.concurrent.CompletionStage} of one of these.
 * </ul>
 *
 * <p>A default method runs its own code. Calls fail in the same way as those of {@link ServiceClient}.
 * {@link ServiceClient#as} creates the same client in code.
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
