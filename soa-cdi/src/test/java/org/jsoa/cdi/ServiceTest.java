/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Specializes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.wiring.SoaApplication;
import org.jsoa.connection.IncomingJob;
import org.jsoa.context.RequestContext;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.service.Action;
import org.jsoa.service.Service;
import org.jsoa.spi.ServedService;
import org.junit.jupiter.api.Test;

class ServiceTest {

    record Square(int number) {}

    record Squared(long result) {}

    @Service("example")
    @ApplicationScoped
    public static class MathActions {

        @Action("square")
        public Squared square(Square body) {
            return new Squared((long) body.number() * body.number());
        }

        @Action("nothing")
        public void nothing() {}
    }

    @Service("example")
    @Action("echo")
    public static class EchoAction {
        public Map<String, Object> run(Map<String, Object> body) {
            return body;
        }
    }

    @Test
    void findsActionsOnMethodsAndClassesByTheirAnnotationsAlone() {
        try (Container container = Container.of(MathActions.class, EchoAction.class)) {
            assertThat(container.run("square", Map.of("number", 7L)).body()).isEqualTo(Map.of("result", 49L));
            assertThat(container.run("nothing", Map.of()).body()).isEmpty();
            assertThat(container.run("echo", Map.of("any", Map.of(1L, "one"))).body())
                    .isEqualTo(Map.of("any", Map.of(1L, "one")));
        }
    }

    @Service("other")
    public static class OtherAction {
        @Action("square")
        public Squared square(Square body) {
            return new Squared(-1);
        }
    }

    @Test
    void tellsTheAdapterEveryServiceOnce() {
        try (Container container = Container.of(MathActions.class, EchoAction.class, OtherAction.class)) {
            assertThat(container.get(SoaApplication.class).activate(null).services())
                    .extracting(ServedService::name)
                    .containsExactly("example", "other");
        }
    }

    @Test
    void servesNothingWhereThereIsNoService() {
        try (Container container = Container.of()) {
            assertThat(container.get(SoaApplication.class).activate(null).services())
                    .isEmpty();
        }
    }

    @ApplicationScoped
    public static class Diary {
        private final List<String> entries = new ArrayList<>();

        public void write(String entry) {
            entries.add(entry);
        }

        public List<String> entries() {
            return entries;
        }
    }

    @Dependent
    public static class Helper {
        @Inject
        Diary diary;

        @PreDestroy
        void end() {
            diary.write("helper destroyed");
        }
    }

    @Service("example")
    @Action("fresh")
    public static class FreshAction {
        @Inject
        Diary diary;

        @Inject
        Helper helper;

        private int calls;

        public Map<String, Object> run() {
            calls++;
            diary.write("run");
            return Map.of("calls", calls);
        }

        @PreDestroy
        void end() {
            diary.write("action destroyed");
        }
    }

    @Test
    void makesADependentBeanForEachCallAndDestroysItWithItsDependents() {
        try (Container container = Container.of(FreshAction.class, Helper.class, Diary.class)) {
            assertThat(container.run("fresh", Map.of()).body()).isEqualTo(Map.of("calls", 1L));
            assertThat(container.run("fresh", Map.of()).body()).isEqualTo(Map.of("calls", 1L));

            assertThat(container.get(Diary.class).entries())
                    .hasSize(6)
                    .startsWith("run")
                    .filteredOn("action destroyed"::equals)
                    .hasSize(2);
            assertThat(container.get(Diary.class).entries())
                    .filteredOn("helper destroyed"::equals)
                    .hasSize(2);
        }
    }

    @Service("example")
    @Action("count")
    @Singleton
    public static class SingletonAction {
        private int calls;

        public Map<String, Object> run() {
            calls++;
            return Map.of("calls", calls);
        }
    }

    @Test
    void keepsOneSingletonForAllCalls() {
        try (Container container = Container.of(SingletonAction.class)) {
            container.run("count", Map.of());
            assertThat(container.run("count", Map.of()).body()).isEqualTo(Map.of("calls", 2L));
        }
    }

    @RequestScoped
    public static class Basket {
        private int size;

        public int add() {
            return ++size;
        }
    }

    @Service("example")
    @ApplicationScoped
    public static class BasketActions {
        @Inject
        Basket basket;

        @Action("add")
        public Map<String, Object> add() {
            return Map.of("size", basket.add());
        }
    }

    @Test
    void keepsRequestScopedStateWithinAJobAndApartFromOthers() {
        try (Container container = Container.of(BasketActions.class, Basket.class)) {
            JobResponse first = container.run(JobControl.DEFAULT, ActionRequest.of("add"), ActionRequest.of("add"));
            JobResponse second = container.run(JobControl.DEFAULT, ActionRequest.of("add"));

            assertThat(first.actions())
                    .extracting(response -> response.body().get("size"))
                    .containsExactly(1L, 2L);
            assertThat(second.actions())
                    .extracting(response -> response.body().get("size"))
                    .containsExactly(1L);
        }
    }

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Noted {}

    @Noted
    @Interceptor
    @Priority(Interceptor.Priority.APPLICATION)
    public static class Noting {
        @Inject
        Diary diary;

        @AroundInvoke
        Object note(InvocationContext invocation) throws Exception {
            diary.write("before " + invocation.getMethod().getName());
            return invocation.proceed();
        }
    }

    @Service("example")
    public static class NotedActions {
        @Noted
        @Action("noted")
        public void noted() {}
    }

    @Test
    void runsTheInterceptorsOfAnAction() {
        try (Container container = Container.of(NotedActions.class, Noting.class, Diary.class)) {
            container.run("noted", Map.of());

            assertThat(container.get(Diary.class).entries()).containsExactly("before noted");
        }
    }

    @Service("example")
    @ApplicationScoped
    public static class WhoamiActions {
        @Inject
        RequestContext context;

        @Action("whoami")
        public Map<String, Object> whoami() {
            return Map.of(
                    "service", context.service().orElseThrow(),
                    "request_id", context.requestId().orElseThrow(),
                    "context", context.context().values(),
                    "switches", context.switches(),
                    "control", context.control().values(),
                    "active_5", context.isSwitchOn(5));
        }
    }

    @Test
    void givesActionsTheContextOfTheJob() {
        try (Container container = Container.of(WhoamiActions.class)) {
            JobRequest request = new JobRequest(
                    JobControl.of(true, false),
                    new JobContext(Map.of("correlation_id", "abc", "switches", List.of(5L, 3L), "tenant", "t1")),
                    List.of(ActionRequest.of("whoami")));

            JobResponse response = container.run(new IncomingJob("example", "id-1", request, null));

            assertThat(response.context()).isEqualTo(Map.of("correlation_id", "abc"));
            assertThat(response.actions().get(0).body())
                    .isEqualTo(Map.of(
                            "service",
                            "example",
                            "request_id",
                            "id-1",
                            "context",
                            Map.of("correlation_id", "abc", "switches", List.of(5L, 3L), "tenant", "t1"),
                            "switches",
                            List.of(5L, 3L),
                            "control",
                            Map.of("continue_on_error", true, "suppress_response", false),
                            "active_5",
                            true));
        }
    }

    @Test
    void givesAFreshContextOutsideAJob() {
        try (Container container = Container.of()) {
            String first = container.inRequest(() -> {
                RequestContext context = container.get(RequestContext.class);
                assertThat(context.service()).isEmpty();
                assertThat(context.deadline()).isEmpty();
                assertThat(context.correlationId()).isEqualTo(context.correlationId());
                return context.correlationId();
            });
            assertThat(first).matches("[0-9a-f]{32}");
            assertThat(container.inRequest(
                            () -> container.get(RequestContext.class).correlationId()))
                    .isNotEqualTo(first);
        }
    }

    @Service("example")
    @Action("who")
    public static class Who {
        public Map<String, Object> run() {
            return Map.of("who", "usual");
        }
    }

    @Service("example")
    @Action("who")
    @Alternative
    @Priority(10)
    public static class OtherWho {
        public Map<String, Object> run() {
            return Map.of("who", "alternative");
        }
    }

    @Alternative
    @Priority(10)
    @Specializes
    @Action("who")
    public static class SpecialWho extends Who {
        @Override
        public Map<String, Object> run() {
            return Map.of("who", "special");
        }
    }

    @Test
    void letsAnAlternativeTakeThePlaceOfAnAction() {
        try (Container container = Container.of(Who.class, OtherWho.class)) {
            assertThat(container.run("who", Map.of()).body()).isEqualTo(Map.of("who", "alternative"));
        }
    }

    @Test
    void letsASpecializingBeanTakeThePlaceOfAnAction() {
        try (Container container = Container.of(Who.class, SpecialWho.class)) {
            assertThat(container.run("who", Map.of()).body()).isEqualTo(Map.of("who", "special"));
        }
    }

    public abstract static class Base {
        @Action("inherited")
        public Map<String, Object> inherited() {
            return Map.of("by", getClass().getSuperclass().getSimpleName());
        }
    }

    @Service("example")
    public static class Derived extends Base {}

    @Test
    void servesActionsThatABeanInherits() {
        try (Container container = Container.of(Derived.class)) {
            assertThat(container.run("inherited", Map.of()).body()).isEqualTo(Map.of("by", "Base"));
        }
    }

    @Dependent
    public static class Variant extends MathActions {}

    @Test
    void leavesAVariantWithoutAServiceAlone() {
        try (Container container = Container.of(MathActions.class, Variant.class)) {
            assertThat(container.run("square", Map.of("number", 2L)).body()).isEqualTo(Map.of("result", 4L));
        }
    }
}
