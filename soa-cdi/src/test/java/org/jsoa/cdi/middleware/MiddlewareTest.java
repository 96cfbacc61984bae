/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.FixedConfig;
import org.jsoa.context.RequestContext;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.middleware.ActionInvocation;
import org.jsoa.middleware.ActionMiddleware;
import org.jsoa.middleware.JobMiddleware;
import org.jsoa.service.Action;
import org.jsoa.service.ActionException;
import org.jsoa.service.JobException;
import org.jsoa.service.LocalActions;
import org.jsoa.service.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MiddlewareTest {

    private static final int OUTER = Interceptor.Priority.APPLICATION;
    private static final int INNER = OUTER + 1;

    record Square(@Min(1) int number) {}

    @Service("example")
    @ApplicationScoped
    public static class Actions {
        @Inject
        RequestContext request;

        @Inject
        LocalActions actions;

        @Inject
        Trace trace;

        @Action("square")
        public Map<String, Object> square(@Valid Square body) {
            trace.add("square");
            return Map.of("result", body.number() * body.number());
        }

        @Action("context")
        public Map<String, Object> context() {
            return request.context().values();
        }

        @Action("local")
        public Map<String, Object> local() {
            return actions.call("square", Map.of("number", 3)).body();
        }

        @Action("fail")
        public void fail() {
            throw new ActionException("FAIL", "Failed on purpose");
        }

        @Action("job_fail")
        public void jobFail() {
            throw new JobException("JOB_FAIL", "Failed on purpose");
        }
    }

    @RequestScoped
    public static class Trace {
        private final List<String> entries = new ArrayList<>();

        public void add(String entry) {
            entries.add(entry);
        }

        public List<String> entries() {
            return List.copyOf(entries);
        }
    }

    private static Container with(Class<?>... middleware) {
        List<Class<?>> classes = new ArrayList<>(List.of(Actions.class, Trace.class));
        classes.addAll(List.of(middleware));
        return Container.of(classes.toArray(Class<?>[]::new));
    }

    private static ActionResponse square(Container container) {
        return container.run("square", Map.of("number", 7L));
    }

    @Interceptor
    @JobMiddleware
    @Priority(OUTER)
    public static class OuterJob {
        @Inject
        Trace trace;

        @AroundInvoke
        Object trace(InvocationContext invocation) throws Exception {
            JobRequest request = (JobRequest) invocation.getParameters()[0];
            trace.add("job in " + request.actions().size());
            JobResponse response = (JobResponse) invocation.proceed();
            trace.add("job out " + response.actions().size());
            return response.plusContext(Map.of("trace", trace.entries()));
        }
    }

    @Interceptor
    @JobMiddleware
    @Priority(INNER)
    public static class InnerJob {
        @Inject
        Trace trace;

        @AroundInvoke
        Object trace(InvocationContext invocation) throws Exception {
            trace.add("inner job in");
            try {
                return invocation.proceed();
            } finally {
                trace.add("inner job out");
            }
        }
    }

    @Interceptor
    @ActionMiddleware
    @Priority(OUTER)
    public static class OuterAction {
        @Inject
        Trace trace;

        @Inject
        RequestContext request;

        @AroundInvoke
        Object trace(InvocationContext invocation) throws Exception {
            ActionInvocation action = (ActionInvocation) invocation.getParameters()[0];
            assertThat(action.service()).isEqualTo(request.service().orElseThrow());
            assertThat(action.context()).isEqualTo(request.context());
            trace.add("in " + action.action() + " " + action.body());
            ActionResponse response = (ActionResponse) invocation.proceed();
            trace.add("out " + response.action() + " " + response.body());
            return response;
        }
    }

    @Interceptor
    @ActionMiddleware
    @Priority(INNER)
    public static class InnerAction {
        @Inject
        Trace trace;

        @AroundInvoke
        Object trace(InvocationContext invocation) throws Exception {
            trace.add("inner in");
            try {
                return invocation.proceed();
            } catch (ActionException e) {
                trace.add("caught " + e.errors().get(0).code());
                throw e;
            }
        }
    }

    @BeforeEach
    void showMessages() {
        FixedConfig.install(Map.of("soa.server.failure-messages", "true"));
    }

    @AfterEach
    void removeConfig() {
        FixedConfig.remove();
    }

    @Test
    void goesAroundTheJobAndEachActionInTheOrderOfPriorities() {
        try (Container container = with(InnerAction.class, OuterAction.class, InnerJob.class, OuterJob.class)) {
            JobResponse response = container.run(
                    JobControl.DEFAULT,
                    new ActionRequest("square", Map.of("number", 2L)),
                    new ActionRequest("square", Map.of("number", 0L)));

            assertThat(response.context())
                    .isEqualTo(Map.of(
                            "correlation_id",
                            "cid",
                            "trace",
                            List.of(
                                    "job in 2",
                                    "inner job in",
                                    "in square {number=2}",
                                    "inner in",
                                    "square",
                                    "out square {result=4}",
                                    "in square {number=0}",
                                    "inner in",
                                    "caught INVALID",
                                    "inner job out",
                                    "job out 2")));
            assertThat(response.actions().get(1).errors())
                    .extracting(SoaError::code, SoaError::callerError)
                    .containsExactly(tuple("INVALID", true));
        }
    }

    @Test
    void leavesActionsThatDoNotExistAndLocalCallsAlone() {
        try (Container container = with(OuterAction.class, OuterJob.class)) {
            JobResponse response =
                    container.run(JobControl.of(true, false), ActionRequest.of("nosuch"), ActionRequest.of("local"));

            assertThat(response.context())
                    .containsEntry(
                            "trace", List.of("job in 2", "in local {}", "square", "out local {result=9}", "job out 2"));
            assertThat(response.actions().get(0).errors())
                    .containsExactly(
                            SoaError.of("UNKNOWN", "The action \"nosuch\" was not found on this server.", "action")
                                    .withCallerError(true));
        }
    }

    @Interceptor
    @ActionMiddleware
    @Priority(OUTER)
    public static class Changing {
        @AroundInvoke
        Object change(InvocationContext invocation) throws Exception {
            ActionInvocation action = (ActionInvocation) invocation.getParameters()[0];
            invocation.setParameters(new Object[] {
                action.withAction(action.action().equals("old_square") ? "square" : action.action())
                        .withBody(Map.of("number", 3))
                        .withContext(action.context().plus(Map.of("changed", true)))
            });
            ActionResponse response = (ActionResponse) invocation.proceed();
            Map<String, Object> body = new HashMap<>(response.body());
            body.put("changed", "yes");
            return new ActionResponse("whatever", response.errors(), body);
        }
    }

    @Service("example")
    @Action("old_square")
    public static class OldSquare {
        public void run() {}
    }

    @Test
    void mayChangeWhatAnActionGetsAndReturns() {
        try (Container container = with(Changing.class, OldSquare.class)) {
            assertThat(square(container))
                    .isEqualTo(ActionResponse.of("square", Map.of("result", 9L, "changed", "yes")));
            assertThat(container.run("old_square", Map.of()))
                    .isEqualTo(ActionResponse.of("old_square", Map.of("result", 9L, "changed", "yes")));
        }
    }

    @Interceptor
    @ActionMiddleware
    @Priority(OUTER)
    public static class OnlyForTheFirst {
        @Inject
        Trace trace;

        @AroundInvoke
        Object change(InvocationContext invocation) throws Exception {
            if (trace.entries().isEmpty()) {
                trace.add("first");
                ActionInvocation action = (ActionInvocation) invocation.getParameters()[0];
                invocation.setParameters(
                        new Object[] {action.withContext(action.context().plus(Map.of("first", true)))});
            }
            return invocation.proceed();
        }
    }

    @Test
    void changesTheContextOfOneActionAlone() {
        try (Container container = with(OnlyForTheFirst.class)) {
            assertThat(container
                            .run(JobControl.DEFAULT, ActionRequest.of("context"), ActionRequest.of("context"))
                            .actions())
                    .extracting(response -> response.body().get("first"))
                    .containsExactly(true, null);
        }
    }

    @Interceptor
    @JobMiddleware
    @Priority(OUTER)
    public static class Replacing {
        @AroundInvoke
        Object replace(InvocationContext invocation) throws Exception {
            JobRequest request = (JobRequest) invocation.getParameters()[0];
            JobContext context = request.context().plus(Map.of("tenant", 5L, "correlation_id", "better"));
            invocation.setParameters(
                    new Object[] {new JobRequest(request.control(), context, List.of(ActionRequest.of("context")))});
            return invocation.proceed();
        }
    }

    @Test
    void mayChangeWhatAJobDoesAndItsContext() {
        try (Container container = with(Replacing.class)) {
            assertThat(container.run(JobControl.DEFAULT, ActionRequest.of("fail")))
                    .isEqualTo(new JobResponse(
                            List.of(),
                            Map.of("correlation_id", "cid"),
                            List.of(ActionResponse.of(
                                    "context",
                                    Map.of("correlation_id", "better", "switches", List.of(), "tenant", 5L)))));
        }
    }

    @Interceptor
    @JobMiddleware
    @Priority(OUTER)
    public static class RespondingJobs {
        @AroundInvoke
        Object response(InvocationContext invocation) {
            return new JobResponse(List.of(), Map.of("cached", true), List.of(ActionResponse.of("square", Map.of())));
        }
    }

    @Interceptor
    @ActionMiddleware
    @Priority(OUTER)
    public static class RespondingActions {
        @AroundInvoke
        Object response(InvocationContext invocation) {
            return ActionResponse.failed("square", List.of(SoaError.of("BUSY", "Come back later")));
        }
    }

    @Test
    void mayRespondWithoutProceeding() {
        try (Container container = with(RespondingJobs.class)) {
            assertThat(container.run(JobControl.DEFAULT, ActionRequest.of("square")))
                    .isEqualTo(new JobResponse(
                            List.of(),
                            Map.of("cached", true, "correlation_id", "cid"),
                            List.of(ActionResponse.of("square", Map.of()))));
        }
        try (Container container = with(RespondingActions.class)) {
            assertThat(container
                            .run(JobControl.DEFAULT, ActionRequest.of("square"), ActionRequest.of("square"))
                            .actions())
                    .containsExactly(ActionResponse.failed("square", List.of(SoaError.of("BUSY", "Come back later"))));
        }
    }

    @Interceptor
    @ActionMiddleware
    @Priority(OUTER)
    public static class Recovering {
        @AroundInvoke
        Object recover(InvocationContext invocation) throws Exception {
            try {
                return invocation.proceed();
            } catch (ActionException e) {
                return ActionResponse.of(
                        "fail", Map.of("instead", e.errors().get(0).code()));
            }
        }
    }

    @Test
    void mayTurnAnErrorIntoAResponse() {
        try (Container container = with(Recovering.class)) {
            assertThat(container.run("fail", Map.of())).isEqualTo(ActionResponse.of("fail", Map.of("instead", "FAIL")));
        }
    }

    @Interceptor
    @ActionMiddleware
    @Priority(OUTER)
    public static class ThrowingInActions {
        @AroundInvoke
        Object fail(InvocationContext invocation) throws Exception {
            String kind = String.valueOf(
                    ((ActionInvocation) invocation.getParameters()[0]).body().get("throw"));
            return switch (kind) {
                case "action" -> throw new ActionException("NO", "Not you");
                case "job" -> throw new JobException("NO_JOB", "Not at all");
                case "checked" -> throw new IOException("broken");
                case "null" -> null;
                case "other" -> "text";
                default -> invocation.proceed();
            };
        }
    }

    private static JobResponse throwing(Container container, String kind) {
        return container.run(JobControl.DEFAULT, new ActionRequest("square", Map.of("throw", kind)));
    }

    @Test
    void turnsWhatActionMiddlewareThrowsIntoErrors() {
        try (Container container = with(ThrowingInActions.class)) {
            assertThat(throwing(container, "action").actions().get(0).errors())
                    .containsExactly(SoaError.of("NO", "Not you").withCallerError(true));
            assertThat(throwing(container, "job"))
                    .isEqualTo(JobResponse.failed(List.of(SoaError.of("NO_JOB", "Not at all"))));
            assertThat(throwing(container, "checked").actions().get(0).errors())
                    .containsExactly(SoaError.of("SERVER_ERROR", "Internal server error: broken"));
            assertThat(throwing(container, "null").actions().get(0).errors())
                    .containsExactly(SoaError.of(
                            "SERVER_ERROR", "Internal server error: action middleware must not return null"));
            assertThat(throwing(container, "other").actions().get(0).errors())
                    .extracting(SoaError::code)
                    .containsExactly("SERVER_ERROR");
        }
    }

    @Interceptor
    @JobMiddleware
    @Priority(OUTER)
    public static class ThrowingInJobs {
        @AroundInvoke
        Object fail(InvocationContext invocation) throws Exception {
            invocation.proceed();
            String caller =
                    ((JobRequest) invocation.getParameters()[0]).context().caller();
            if (caller.equals("stranger")) {
                throw new JobException("WHO", "Who are you");
            }
            if (caller.equals("nobody")) {
                return null;
            }
            if (caller.equals("action")) {
                throw new ActionException("MISPLACED", "Not for a job");
            }
            throw new IllegalStateException("broken");
        }
    }

    private static JobResponse calledBy(Container container, String caller) {
        JobContext context = JobContext.of("cid", List.of()).plus(Map.of("caller", caller));
        return container.run(
                Container.job(new JobRequest(JobControl.DEFAULT, context, List.of(ActionRequest.of("context")))));
    }

    @Test
    void failsTheJobWithWhatJobMiddlewareThrows() {
        try (Container container = with(ThrowingInJobs.class)) {
            assertThat(calledBy(container, "stranger"))
                    .isEqualTo(JobResponse.failed(List.of(SoaError.of("WHO", "Who are you"))));
            assertThat(calledBy(container, "nobody"))
                    .isEqualTo(JobResponse.failed(List.of(SoaError.of(
                            "SERVER_ERROR", "Internal server error: job middleware must not return null"))));
            assertThat(calledBy(container, "action").errors())
                    .extracting(SoaError::code, SoaError::callerError)
                    .containsExactly(tuple("SERVER_ERROR", false));
            assertThat(calledBy(container, "other"))
                    .isEqualTo(
                            JobResponse.failed(List.of(SoaError.of("SERVER_ERROR", "Internal server error: broken"))));
        }
    }

    @Interceptor
    @JobMiddleware
    @Priority(OUTER)
    public static class Catching {
        @AroundInvoke
        Object response(InvocationContext invocation) throws Exception {
            try {
                return invocation.proceed();
            } catch (JobException e) {
                return new JobResponse(e.errors(), Map.of("caught", true), List.of());
            }
        }
    }

    @Test
    void passesAJobExceptionOfAnActionThroughTheMiddleware() {
        try (Container container = with(Catching.class, OuterAction.class)) {
            assertThat(container.run(JobControl.DEFAULT, ActionRequest.of("job_fail")))
                    .isEqualTo(new JobResponse(
                            List.of(SoaError.of("JOB_FAIL", "Failed on purpose")),
                            Map.of("caught", true, "correlation_id", "cid"),
                            List.of()));
        }
    }

    @Test
    void addsNothingToJobsAndActionsWhereThereIsNoMiddlewareForThem() {
        JobStep job = request -> null;
        ActionStep action = invocation -> null;
        try (Container container = with(OuterJob.class)) {
            Interceptors interceptors = new Interceptors(container.weld().getBeanManager());
            assertThat(interceptors.aroundJobs(job)).isNotSameAs(job);
            assertThat(interceptors.aroundActions(action)).isSameAs(action);
        }
        try (Container container = with(OuterAction.class)) {
            Interceptors interceptors = new Interceptors(container.weld().getBeanManager());
            assertThat(interceptors.aroundJobs(job)).isSameAs(job);
            assertThat(interceptors.aroundActions(action)).isNotSameAs(action);
        }
    }
}
