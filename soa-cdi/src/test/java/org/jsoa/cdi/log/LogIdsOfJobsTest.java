/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.logging.log4j.ThreadContext;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.FixedConfig;
import org.jsoa.cdi.log.RecordedIds.Line;
import org.jsoa.connection.IncomingJob;
import org.jsoa.context.LogContext;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.middleware.ActionMiddleware;
import org.jsoa.middleware.JobMiddleware;
import org.jsoa.service.Action;
import org.jsoa.service.LocalActions;
import org.jsoa.service.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LogIdsOfJobsTest {

    private static final String APPLICATION = "org.jsoa.application";
    private static final System.Logger LOGGER = System.getLogger(APPLICATION);

    private static final Map<String, String> OF_JOB =
            Map.of("correlation_id", "c0ffee", "request_id", "17", "service_name", "example");

    private static Map<String, String> ofAction(String name) {
        Map<String, String> ids = new HashMap<>(OF_JOB);
        ids.put("action_name", name);
        return ids;
    }

    private static void write(String text) {
        LOGGER.log(Level.INFO, text);
    }

    private static Object writeAround(String what, InvocationContext invocation) throws Exception {
        write(what + " begins");
        try {
            return invocation.proceed();
        } finally {
            write(what + " ends");
        }
    }

    @Service("example")
    @ApplicationScoped
    public static class Actions {
        @Inject
        LocalActions others;

        @Action("square")
        public void square() {
            write("in square");
        }

        @Action("cube")
        public void cube() {
            write("cube begins");
            others.call("square", Map.of());
            write("cube ends");
        }

        @Action("explode")
        public void explode() {
            throw new IllegalStateException("out of powder");
        }

        @Action("untidy")
        public void untidy() {
            Thread.currentThread().setName("untidy");
            MDC.clear();
            ThreadContext.clearMap();
        }
    }

    @Interceptor
    @JobMiddleware
    @Priority(Interceptor.Priority.APPLICATION)
    public static class AroundJobs {
        @AroundInvoke
        Object around(InvocationContext invocation) throws Exception {
            return writeAround("job", invocation);
        }
    }

    @Interceptor
    @ActionMiddleware
    @Priority(Interceptor.Priority.APPLICATION)
    public static class AroundActions {
        @AroundInvoke
        Object around(InvocationContext invocation) throws Exception {
            return writeAround("action", invocation);
        }
    }

    private String threadName;

    @BeforeEach
    void nameTheThread() {
        threadName = Thread.currentThread().getName();
        Thread.currentThread().setName("worker");
    }

    @AfterEach
    void forget() {
        Thread.currentThread().setName(threadName);
        MDC.clear();
        ThreadContext.clearMap();
        FixedConfig.remove();
    }

    private static IncomingJob job(String correlationId, Object requestId, String... actions) {
        List<ActionRequest> requests =
                List.of(actions).stream().map(ActionRequest::of).toList();
        return new IncomingJob(
                "example",
                requestId,
                new JobRequest(JobControl.DEFAULT, JobContext.of(correlationId, List.of()), requests),
                null);
    }

    private static void assertThatNothingIsLeft() {
        assertThat(Thread.currentThread().getName()).isEqualTo("worker");
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
        assertThat(ThreadContext.getContext()).isEmpty();
    }

    private static void assertIds(Line line, String thread, Map<String, String> context) {
        assertThat(line.thread()).isEqualTo(thread);
        assertThat(line.slf4j()).isEqualTo(context);
        assertThat(line.log4j()).isEqualTo(context);
    }

    @Test
    void marksTheRecordsOfTheActionOfTheMiddlewareAndOfTheJobLog() {
        FixedConfig.install(Map.of("soa.server.log.success-level", "INFO"));
        try (RecordedIds log = new RecordedIds("org.jsoa");
                Container container = Container.of(Actions.class, AroundJobs.class, AroundActions.class)) {
            container.run(job("c0ffee", 17L, "square"));

            for (String text : List.of("Job request", "job begins", "job ends", "Job response")) {
                assertIds(log.line(text), "example.square c0ffee/17", OF_JOB);
            }
            for (String text : List.of("action begins", "in square", "action ends")) {
                assertIds(log.line(text), "example.square c0ffee/17", ofAction("square"));
            }
            assertThatNothingIsLeft();
        }
    }

    @Test
    void namesEachActionOfAJobWhileItRuns() {
        try (RecordedIds log = new RecordedIds("org.jsoa");
                Container container = Container.of(Actions.class, AroundJobs.class)) {
            container.run(job("c0ffee", 17L, "square", "cube"));

            assertIds(log.line("job begins"), "example c0ffee/17", OF_JOB);
            assertIds(log.line("in square"), "example.square c0ffee/17", ofAction("square"));
            assertIds(log.line("cube begins"), "example.cube c0ffee/17", ofAction("cube"));
            assertIds(log.line("job ends"), "example c0ffee/17", OF_JOB);
            assertThatNothingIsLeft();
        }
    }

    @Test
    void namesTheActionThatIsCalledInProcess() {
        try (RecordedIds log = new RecordedIds("org.jsoa");
                Container container = Container.of(Actions.class)) {
            container.run(job("c0ffee", 17L, "cube"));

            assertIds(log.line("cube begins"), "example.cube c0ffee/17", ofAction("cube"));
            assertIds(log.line("in square"), "example.square c0ffee/17", ofAction("square"));
            assertIds(log.line("cube ends"), "example.cube c0ffee/17", ofAction("cube"));
        }
    }

    @Test
    void marksTheRecordOfAFailureThatNobodyForesaw() {
        try (RecordedIds log = new RecordedIds("org.jsoa");
                Container container = Container.of(Actions.class)) {
            container.run(job("c0ffee", 17L, "explode"));

            assertIds(log.line("action example.explode failed"), "example.explode c0ffee/17", ofAction("explode"));
            assertIds(log.line("Job response"), "example.explode c0ffee/17", OF_JOB);
            assertThatNothingIsLeft();
        }
    }

    @Test
    void copesWithAnActionThatChangesNameAndContextItself() {
        try (RecordedIds log = new RecordedIds("org.jsoa");
                Container container = Container.of(Actions.class, AroundJobs.class)) {
            MDC.put("request_id", "of an outer request");
            container.run(job("c0ffee", 17L, "untidy", "square"));

            assertIds(log.line("in square"), "example.square c0ffee/17", ofAction("square"));
            assertIds(log.line("job ends"), "example c0ffee/17", OF_JOB);
            assertThat(Thread.currentThread().getName()).isEqualTo("worker");
            assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("request_id", "of an outer request"));
        }
    }

    @Test
    void letsNoCallerForgeALine() {
        try (RecordedIds log = new RecordedIds("org.jsoa");
                Container container = Container.of(Actions.class)) {
            container.run(job("c0\n[SEVERE] ${x}", Map.of("not", "an id"), "square"));

            Line line = log.line("in square");
            assertThat(line.thread()).isEqualTo("example.square c0__SEVERE____x_/--");
            assertThat(line.slf4j())
                    .containsEntry("correlation_id", "c0__SEVERE____x_")
                    .containsEntry("request_id", "--");
        }
    }

    @Test
    void leavesThreadsTheirNamesIfToldTo() {
        FixedConfig.install(Map.of("soa.server.log.thread-names", "false"));
        try (RecordedIds log = new RecordedIds("org.jsoa");
                Container container = Container.of(Actions.class)) {
            container.run(job("c0ffee", 17L, "square"));

            assertIds(log.line("in square"), "worker", ofAction("square"));
        }
    }

    @Test
    void failsTheDeploymentIfThatIsNeitherTrueNorFalse() {
        FixedConfig.install(Map.of("soa.server.log.thread-names", "no"));

        assertThatThrownBy(() -> Container.of(Actions.class).close())
                .hasMessageContaining("soa.server.log.thread-names must be true or false, not \"no\"");
    }

    @ApplicationScoped
    public static class OwnContext implements LogContext {
        private final Map<String, String> values = new ConcurrentHashMap<>();
        private final List<String> actions = new ArrayList<>();

        @Override
        public String set(String key, String value) {
            if (key.equals("action_name")) {
                actions.add(value);
            }
            return value == null ? values.remove(key) : values.put(key, value);
        }

        public Map<String, String> values() {
            return Map.copyOf(values);
        }

        public List<String> actions() {
            return new ArrayList<>(actions);
        }
    }

    @Test
    void fillsTheContextThatTheApplicationOffers() {
        try (Container container = Container.of(Actions.class, OwnContext.class)) {
            container.run(job("c0ffee", 17L, "cube"));

            assertThat(container.get(OwnContext.class).actions())
                    .containsExactly(null, "cube", "square", "cube", null, null);
            assertThat(container.get(OwnContext.class).values()).isEmpty();
        }
    }
}
