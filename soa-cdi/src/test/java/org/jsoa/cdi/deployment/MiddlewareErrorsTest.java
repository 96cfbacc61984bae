/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.deployment;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.stream.Stream;
import org.jsoa.cdi.fixture.Mistake;
import org.jsoa.middleware.ActionMiddleware;
import org.jsoa.middleware.ClientMiddleware;
import org.jsoa.middleware.JobMiddleware;
import org.jsoa.service.Action;
import org.jsoa.service.Service;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Middleware that would never run, about which the container is silent. */
class MiddlewareErrorsTest {

    private static final int PRIORITY = Interceptor.Priority.APPLICATION;

    public abstract static class Proceeding {
        @AroundInvoke
        Object around(InvocationContext invocation) throws Exception {
            return invocation.proceed();
        }
    }

    @Interceptor
    @JobMiddleware
    public static class NoPriority extends Proceeding {}

    @Interceptor
    @JobMiddleware
    @ActionMiddleware
    @Priority(PRIORITY)
    public static class Both extends Proceeding {}

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Noted {}

    @Noted
    @Interceptor
    @ActionMiddleware
    @Priority(PRIORITY)
    public static class OneMore extends Proceeding {}

    @Interceptor
    @ActionMiddleware
    @Priority(PRIORITY)
    public static class NoMethod {}

    @Dependent
    @ActionMiddleware
    public static class NoInterceptor {
        public void around() {}
    }

    @Service("example")
    @Interceptor
    @ActionMiddleware
    @Priority(PRIORITY)
    public static class ServiceToo extends Proceeding {
        @Action("a")
        public void a() {}
    }

    @ActionMiddleware
    public static class NoBeanAction {
        public void around() {}
    }

    @JobMiddleware
    public static class NoBeanJob extends Proceeding {}

    @ClientMiddleware
    public static class NoBeanClient extends Proceeding {}

    static Stream<Mistake> mistakes() {
        return Stream.of(
                Mistake.of(
                        "in a service",
                        "ServiceToo: has @Service and must be no interceptor or decorator; write its actions into another"
                                + " class",
                        ServiceToo.class),
                Mistake.of(
                        "without @Priority",
                        "NoPriority: has @JobMiddleware but would never run; add"
                                + " @Priority(Interceptor.Priority.APPLICATION) or another priority",
                        NoPriority.class),
                Mistake.of(
                        "with both bindings",
                        "Both: has @JobMiddleware and @ActionMiddleware and would never run; write a class for each",
                        Both.class),
                Mistake.of(
                        "with a binding of its own",
                        "OneMore: has @ActionMiddleware but would never run; it must have no other interceptor binding",
                        OneMore.class),
                Mistake.of(
                        "without @AroundInvoke",
                        "NoMethod: has @ActionMiddleware but would never run; add a method with @AroundInvoke that takes an"
                                + " InvocationContext and returns an Object",
                        NoMethod.class),
                Mistake.of(
                        "without @Interceptor",
                        "NoInterceptor: has @ActionMiddleware but would never run; add @Interceptor, and"
                                + " @Priority(Interceptor.Priority.APPLICATION) or another priority, and a method with"
                                + " @AroundInvoke",
                        NoInterceptor.class),
                Mistake.of(
                        "around actions without any other annotation",
                        "NoBeanAction: has @ActionMiddleware but would never run; add @Interceptor, and",
                        NoBeanAction.class),
                Mistake.of(
                        "around jobs without any other annotation",
                        "NoBeanJob: has @JobMiddleware but would never run; add @Interceptor, and",
                        NoBeanJob.class),
                Mistake.of(
                        "around calls without any other annotation",
                        "NoBeanClient: has @ClientMiddleware but would never run; add @Interceptor, and",
                        NoBeanClient.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void failTheDeploymentAndSayWhatToWrite(Mistake mistake) {
        mistake.assertThatItFailsTheDeployment();
    }
}
