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
import org.jsoa.service.ActionException;
import org.jsoa.service.JobException;
import org.jsoa.service.LocalActions;

/**
 * Makes an interceptor surround every action of every job: PySOA's {@code ServerMiddleware.action}. For some actions
 * only, use an ordinary interceptor binding on their bean or method.
 *
 * <pre>{@code
 * @Interceptor
 * @ActionMiddleware
 * @Priority(Interceptor.Priority.APPLICATION)
 * public class ForStaffOnly {
 *
 *     @AroundInvoke
 *     Object check(InvocationContext invocation) throws Exception {
 *         ActionInvocation action = (ActionInvocation) invocation.getParameters()[0];
 *         if (!"staff".equals(action.context().caller())) {
 *             throw new ActionException("NOT_AUTHORIZED", action.action() + " is for staff only");
 *         }
 *         return invocation.proceed();
 *     }
 * }
 * }</pre>
 *
 * <p>The invocation has one parameter, the {@link ActionInvocation}, and its result is the
 * {@link org.jsoa.message.ActionResponse}. Middleware may set another parameter, return another response, or return one
 * without proceeding. It runs before the body is bound to a record and validated. An action that fails, also one with
 * an invalid body, throws an {@link ActionException}, which passes through the middleware. An {@link ActionException}
 * that leaves the outermost middleware becomes the errors of the action, a {@link JobException} those of the job, and
 * any other exception a {@code SERVER_ERROR} of the action.
 *
 * <p>Middleware with a lower priority value is further out (Jakarta Interceptors). Job middleware is always outside.
 * One interceptor instance serves all actions, on many threads at the same time. It does not run for actions that do
 * not exist, nor for those called through {@link LocalActions}. The deployment fails if a class has this annotation and
 * would never run: it must have {@code @Interceptor}, {@code @Priority}, a method with {@code @AroundInvoke}, and no
 * other interceptor binding.
 *
 * @since 0.1
 */
@Documented
@InterceptorBinding
@Stereotype
@Retention(RUNTIME)
@Target(TYPE)
public @interface ActionMiddleware {

    /**
     * The annotation as an object.
     *
     * @since 0.1
     */
    final class Literal extends AnnotationLiteral<ActionMiddleware> implements ActionMiddleware {

        private static final long serialVersionUID = 1L;

        /** The only instance. */
        public static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
