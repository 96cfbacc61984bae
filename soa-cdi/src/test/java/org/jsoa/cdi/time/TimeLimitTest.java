/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jsoa.cdi.config.ApplicationSettingsReader;
import org.jsoa.cdi.config.ApplicationSettingsReaderTest;
import org.jsoa.cdi.deployment.Deployed;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.log.RecordedLog;
import org.jsoa.cdi.model.Problem;
import org.jsoa.cdi.wiring.SoaApplication;
import org.jsoa.connection.Deadline;
import org.jsoa.connection.IncomingJob;
import org.jsoa.context.RequestContext;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.middleware.JobMiddleware;
import org.jsoa.service.Action;
import org.jsoa.service.JobException;
import org.jsoa.service.LocalActions;
import org.jsoa.service.Service;
import org.jsoa.service.Switched;
import org.jsoa.service.TimeLimit;
import org.jsoa.spi.JobWatch;
import org.junit.jupiter.api.Test;

class TimeLimitTest {

    /** The adapter's side, whose time is over when the test says so. */
    private static final class Watch implements JobWatch {

        private Duration time;
        private Supplier<JobResponse> response;
        private boolean over;

        @Override
        public boolean limit(Duration newTime, Supplier<JobResponse> newResponse) {
            time = newTime;
            response = newResponse;
            return !over;
        }

        Duration time() {
            return time;
        }

        JobResponse runOut() {
            over = true;
            return response.get();
        }
    }

    /** What the running action has the test do. */
    @ApplicationScoped
    public static class Script {
        private Runnable next = () -> {};

        public void next(Runnable newNext) {
            next = newNext;
        }

        public void run() {
            next.run();
        }
    }

    @Service("example")
    @ApplicationScoped
    @TimeLimit(value = 2, unit = TimeUnit.MINUTES)
    public static class Actions {
        @Inject
        Script script;

        @Inject
        RequestContext request;

        @Inject
        LocalActions local;

        @Action("first")
        public Map<String, Object> first() {
            return Map.of("n", 1);
        }

        @Action("slow")
        @TimeLimit(700)
        public void slow() {
            script.run();
        }

        @Action("fail")
        public void fail() {
            throw new JobException("FAILED", "the whole job failed");
        }
    }

    @Interceptor
    @JobMiddleware
    @jakarta.annotation.Priority(Interceptor.Priority.APPLICATION)
    public static class After {
        @Inject
        Script script;

        @AroundInvoke
        Object around(InvocationContext invocation) throws Exception {
            try {
                return invocation.proceed();
            } finally {
                script.run();
            }
        }
    }

    private final Watch watch = new Watch();

    private static JobResponse run(Container container, Watch watch, Deadline deadline, String... actions) {
        JobRequest request = new JobRequest(
                JobControl.of(true, false),
                JobContext.of("cid", List.of()),
                List.of(actions).stream().map(ActionRequest::of).toList());
        IncomingJob job = new IncomingJob("example", 17L, request, deadline);
        return container.inRequest(() -> container.get(SoaApplication.class).onJob(job, watch));
    }

    private static void onRun(Container container, Runnable next) {
        container.get(Script.class).next(next);
    }

    @Test
    void anActionThatRunsOutOfTimeEndsTheJobWithTheResponsesBefore() {
        try (Container container = Container.of(Actions.class, Script.class)) {
            JobResponse[] inTime = new JobResponse[1];
            Duration[] limit = new Duration[1];
            onRun(container, () -> {
                limit[0] = watch.time();
                inTime[0] = watch.runOut();
            });
            JobResponse late = run(container, watch, null, "first", "slow", "first");

            assertThat(limit[0]).isEqualTo(Duration.ofMillis(700));
            assertThat(inTime[0])
                    .isEqualTo(
                            new JobResponse(
                                    List.of(),
                                    Map.of("correlation_id", "cid"),
                                    List.of(
                                            ActionResponse.of("first", Map.of("n", 1L)),
                                            ActionResponse.failed(
                                                    "slow",
                                                    List.of(
                                                            SoaError.of(
                                                                    "ACTION_TIMEOUT",
                                                                    "The action \"slow\" ran for too long and had to be interrupted."))))));
            assertThat(late.actions()).extracting(ActionResponse::action).containsExactly("first", "slow");
        }
    }

    @Test
    void middlewareThatRunsOutOfTimeFailsTheJob() {
        try (Container container = Container.of(Actions.class, Script.class, After.class)) {
            for (String action : List.of("first", "fail")) {
                Watch fresh = new Watch();
                JobResponse[] inTime = new JobResponse[1];
                onRun(container, () -> inTime[0] = fresh.runOut());
                run(container, fresh, null, action);

                assertThat(inTime[0])
                        .isEqualTo(JobResponse.failed(List.of(SoaError.of(
                                "JOB_TIMEOUT",
                                "The service job ran for too long and had to be interrupted"
                                        + " (probably a middleware issue)."))));
            }
        }
    }

    @Test
    void theLogOfAJobHasTheResponseThatItsCallerHas() {
        try (Container container = Container.of(Actions.class, Script.class);
                RecordedLog log = new RecordedLog(java.util.logging.Level.INFO)) {
            onRun(container, () -> {
                watch.runOut();
                throw new IllegalStateException("sleep interrupted");
            });

            run(container, watch, null, "slow");

            assertThat(log.lines()).last().asString().contains("ACTION_TIMEOUT").doesNotContain("SERVER_ERROR");
        }
    }

    @Test
    void statusWarnsOfJobsThatGoOnBeyondTheirTime() {
        try (Container container = Container.of(Actions.class, Script.class)) {
            ActionResponse[] during = new ActionResponse[1];
            onRun(container, () -> {
                assertThat(watch.runOut().hasErrors()).isTrue();
                during[0] = inAnotherThread(() -> container.run("status", Map.of()));
            });
            run(container, watch, null, "slow");

            assertThat(during[0].body())
                    .extractingByKey("healthcheck")
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                    .containsEntry(
                            "warnings",
                            List.of(List.of(
                                    "STUCK_JOBS",
                                    "jobs that still run beyond their time limits, each on a thread of its own: 1")))
                    .extractingByKey("diagnostics")
                    .asString()
                    .contains("action=slow", "correlation_id=cid", "request_id=17");
            assertThat(container.run("status", Map.of()).body().get("healthcheck"))
                    .isEqualTo(Map.of("errors", List.of(), "warnings", List.of(), "diagnostics", Map.of()));
        }
    }

    private static <T> T inAnotherThread(Supplier<T> work) {
        return java.util.concurrent.CompletableFuture.supplyAsync(work).join();
    }

    @Test
    void actionsAreNotBegunOnceTheirCallerHasStoppedWaiting() {
        try (Container container = Container.of(Actions.class, Script.class)) {
            int[] ran = new int[1];
            onRun(container, () -> ran[0]++);
            JobResponse response = run(container, watch, Deadline.in(Duration.ofMillis(-1)), "slow", "slow");

            assertThat(ran[0]).isZero();
            assertThat(response.actions()).hasSize(2).allSatisfy(action -> assertThat(action.errors())
                    .containsExactly(SoaError.of(
                            "ACTION_TIMEOUT",
                            "The action \"slow\" was not started, since its caller has stopped waiting.")));
        }
    }

    private static ApplicationSettingsReader read(Container container, Map<String, String> settings) {
        return ApplicationSettingsReaderTest.reader(
                settings, container.get(Deployed.class).services());
    }

    private static TimeLimits limits(Container container, Map<String, String> settings) {
        return read(container, settings).settings().services().get("example").timeLimits();
    }

    @Test
    void aLimitForAnActionGoesBeforeItsAnnotationAndThatBeforeTheOthers() {
        try (Container container = Container.of(Actions.class, Script.class)) {
            assertThat(limits(container, Map.of()).job()).isEqualTo(Duration.ofSeconds(300));
            assertThat(limits(container, Map.of()).actions())
                    .isEqualTo(Map.of(
                            "first", Duration.ofMinutes(2),
                            "fail", Duration.ofMinutes(2),
                            "slow", Duration.ofMillis(700)));
            Map<String, String> settings = Map.of(
                    "soa.server.job-timeout-millis", "9000",
                    "soa.server.action-timeout-millis", "8000",
                    "soa.services.example.action-timeout-millis", "7000",
                    "soa.services.example.actions.slow.timeout-millis", "0",
                    "soa.services.example.actions.first.timeout-millis", "100");
            TimeLimits limits = limits(container, settings);

            assertThat(read(container, settings).problems()).isEmpty();
            assertThat(limits.job()).isEqualTo(Duration.ofSeconds(9));
            assertThat(limits.actions())
                    .isEqualTo(Map.of(
                            "first", Duration.ofMillis(100),
                            "fail", Duration.ofMinutes(2),
                            "status", Duration.ofSeconds(7),
                            "introspect", Duration.ofSeconds(7)));
            assertThat(limits(container, Map.of("soa.services.example.job-timeout-millis", "0"))
                            .job())
                    .isNull();
        }
    }

    @Test
    void namesASettingForAnActionThatDoesNotExist() {
        try (Container container = Container.of(Actions.class, Script.class)) {
            Map<String, String> settings = Map.of(
                    "soa.services.example.actions.slw.timeout-millis", "1",
                    "soa.services.other.actions.a.timeout-millis", "1",
                    "soa.server.job-timeout-millis", "-5");

            assertThat(read(container, settings).problems())
                    .extracting(Problem::complaint)
                    .containsExactlyInAnyOrder(
                            "soa.services.example.actions.slw.timeout-millis is for an action that the service example"
                                    + " does not have; it has fail, first, introspect, slow, status",
                            "soa.server.job-timeout-millis must be a whole number, 0 to 2147483647, not \"-5\"");
        }
    }

    @Service("example")
    public static class Disagreeing {
        @Action("a")
        @TimeLimit(5)
        public void a() {}

        @Action("a")
        @Switched(1)
        @TimeLimit(6)
        public void otherA() {}

        @Action("b")
        @TimeLimit(0)
        public void b() {}

        @Action("c")
        @TimeLimit(value = Long.MAX_VALUE, unit = TimeUnit.DAYS)
        public void c() {}
    }

    @Test
    void reportsLimitsThatCannotBe() {
        assertThatThrownBy(() -> Container.of(Disagreeing.class).close())
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining(".a() and ")
                .hasMessageContaining(".otherA(): have different time limits, but are variants of one action;"
                        + " give them the same @TimeLimit")
                .hasMessageContaining(".b(): has a @TimeLimit below 1; give it the time that the action may take")
                .hasMessageContaining(".c(): has a @TimeLimit over 365 days");
    }
}
