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
import org.jsoa.context.RequestContext;
import org.jsoa.service.ActionException;
import org.jsoa.service.JobException;

/**
 * Makes an interceptor surround every job that the application runs: PySOA's {@code ServerMiddleware.job}.
 *
 * <pre>{@code
 * @Interceptor
 * @JobMiddleware
 * @Priority(Interceptor.Priority.APPLICATION)
 * public class Located {
 *
 *     @AroundInvoke
 *     Object locate(InvocationContext invocation) throws Exception {
 *         JobResponse response = (JobResponse) invocation.proceed();
 *         return response.plusContext(Map.of("region", "eu"));
 *     }
 * }
 * }</pre>
 *
 * <p>The invocation has one parameter, the {@link org.jsoa.message.JobRequest}, and its result is the
 * {@link org.jsoa.message.JobResponse}. Middleware may set another parameter, return another response, or return one without
 * proceeding. A {@link JobException} that leaves the outermost middleware becomes the errors of the job; any other
 * exception becomes a {@code SERVER_ERROR} of the job. The {@link ActionException} of an action does not reach job
 * middleware: its errors are in the response. Everything else, such as the name of the service, is in the
 * {@link RequestContext}.
 *
 * <p>Middleware with a lower priority value is further out (Jakarta Interceptors). One interceptor instance serves all
 * jobs, on many threads at the same time. The correlation id is put into the response after all middleware. The
 * deployment fails if a class has this annotation and would never run: it must have {@code @Interceptor},
 * {@code @Priority}, a method with {@code @AroundInvoke}, and no other interceptor binding.
 *
 * @since 0.1
 */
@Documented
@InterceptorBinding
@Stereotype
@Retention(RUNTIME)
@Target(TYPE)
public @interface JobMiddleware {

    /**
     * The annotation as an object.
     *
     * @since 0.1
     */
    final class Literal extends AnnotationLiteral<JobMiddleware> implements JobMiddleware {

        private static final long serialVersionUID = 1L;

        /** The only instance. */
        public static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
