/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.middleware;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Makes an interceptor surround every job that the application sends, or every job for one service, and its response:
 * PySOA's {@code ClientMiddleware}.
 *
 * <pre>{@code
 * @Interceptor
 * @ClientMiddleware
 * @Priority(Interceptor.Priority.APPLICATION)
 * public class Slow {
 *
 *     @AroundInvoke
 *     Object time(InvocationContext invocation) throws Exception {
 *         OutgoingJob job = (OutgoingJob) invocation.getParameters()[0];
 *         long begin = System.nanoTime();
 *         return ((CompletionStage<?>) invocation.proceed())
 *                 .whenComplete((response, failure) -> note(job.service(), System.nanoTime() - begin));
 *     }
 * }
 * }</pre>
 *
 * <p>The invocation has one parameter, the {@link org.jsoa.connection.OutgoingJob}, and its result is a
 * {@link java.util.concurrent.CompletionStage} of the {@link org.jsoa.message.JobResponse}, errors included, or of the
 * exception with which sending or waiting ended. Middleware may set another parameter, return another stage, derived
 * from that of {@code proceed()} or not, return one without proceeding, or throw.
 *
 * <p>For a blocking call, the stage is complete when {@code proceed()} returns, and everything runs on the thread of
 * the caller. For an asynchronous call, dependent stages run on the server's managed executor. A job without a response
 * has an empty one here.
 *
 * <p>Middleware with a lower priority value is further out (Jakarta Interceptors). Middleware for all services is
 * outside that for one. It should keep nothing in its fields, because there is more than one instance. The deployment
 * fails if a class has this annotation and would never run: it must have {@code @Interceptor}, {@code @Priority}, a
 * method with {@code @AroundInvoke}, and no other interceptor binding.
 *
 * @since 0.1
 */
@Documented
@InterceptorBinding
@Stereotype
@Retention(RUNTIME)
@Target(TYPE)
public @interface ClientMiddleware {

    /**
     * The service whose calls are intercepted.
     *
     * @return the name of the service; empty for all
     */
    String value() default "";

    /**
     * The annotation as an object.
     *
     * @since 0.1
     */
    final class Literal extends AnnotationLiteral<ClientMiddleware> implements ClientMiddleware {

        private static final long serialVersionUID = 1L;

        /** The instance for all services. */
        public static final Literal ALL = new Literal("");

        private final String service;

        private Literal(String service) {
            this.service = service;
        }

        /**
         * Creates the annotation.
         *
         * @param service the name of the service, or empty for all
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
