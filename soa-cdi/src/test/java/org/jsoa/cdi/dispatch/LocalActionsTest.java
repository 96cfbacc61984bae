/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.Map;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.FixedConfig;
import org.jsoa.context.RequestContext;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.service.Action;
import org.jsoa.service.ActionException;
import org.jsoa.service.JobException;
import org.jsoa.service.LocalActions;
import org.jsoa.service.Service;
import org.jsoa.service.Switched;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalActionsTest {

    record Square(@Min(1) int number) {}

    @RequestScoped
    public static class Basket {
        private int size;

        public int add() {
            return ++size;
        }
    }

    @Service("example")
    @ApplicationScoped
    public static class Called {
        @Inject
        RequestContext request;

        @Inject
        Basket basket;

        @Action("square")
        public Map<String, Object> square(@Valid Square body) {
            return Map.of("result", body.number() * body.number());
        }

        @Action("echo")
        public Map<String, Object> echo(Map<String, Object> body) {
            return body;
        }

        @Action("context")
        public Map<String, Object> context() {
            return request.context().values();
        }

        @Action("add")
        public Map<String, Object> add() {
            return Map.of("size", basket.add());
        }

        @Action("versioned")
        public Map<String, Object> first() {
            return Map.of("version", 1);
        }

        @Action("versioned")
        @Switched(5)
        public Map<String, Object> second() {
            return Map.of("version", 2);
        }

        @Action("fail")
        public void fail() {
            throw new ActionException("FAIL", "Failed on purpose");
        }

        @Action("job_fail")
        public void jobFail() {
            throw new JobException("JOB_FAIL", "Failed on purpose");
        }

        @Action("boom")
        public void boom() throws IOException {
            throw new IOException("boom");
        }
    }

    @Service("other")
    public static class Stranger {
        @Action("stranger")
        public void stranger() {}
    }

    @Service("example")
    @Singleton
    public static class Calling {
        @Inject
        LocalActions actions;

        @Inject
        RequestContext request;

        @Action("call")
        public Map<String, Object> call(Call body) {
            ActionResponse inner = actions.call(body.action(), body.body(), body.context());
            assertThat(inner.action()).isEqualTo(body.action());
            return Map.of("inner", inner.body(), "outer", request.context().values());
        }

        @Action("add_twice")
        public Map<String, Object> addTwice() {
            actions.call("add", Map.of());
            return actions.call("add", Map.of()).body();
        }

        @Action("call_with_record")
        public Map<String, Object> callWithRecord() {
            return actions.call("square", new Square(7)).body();
        }

        @Action("call_with_number")
        public void callWithNumber() {
            actions.call("square", 7);
        }

        @Action("catch")
        public Map<String, Object> catching() {
            ActionException failure =
                    catchThrowableOfType(ActionException.class, () -> actions.call("fail", Map.of(), Map.of("x", 1)));
            return Map.of(
                    "code",
                    failure.errors().get(0).code(),
                    "context",
                    request.context().values());
        }

        @Action("catch_checked")
        public Map<String, Object> catchingChecked() {
            UndeclaredThrowableException failure =
                    catchThrowableOfType(UndeclaredThrowableException.class, () -> actions.call("boom", Map.of()));
            return Map.of("cause", failure.getCause().toString());
        }
    }

    record Call(String action, Map<String, Object> body, Map<String, Object> context) {}

    private static Container container() {
        return Container.of(Called.class, Calling.class, Basket.class, Stranger.class);
    }

    private static ActionResponse call(String action, Map<String, Object> body, Map<String, Object> context) {
        try (Container container = container()) {
            return container.run("call", Map.of("action", action, "body", body, "context", context));
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
    void respondsAsTheCalledActionDoes() {
        assertThat(call("square", Map.of("number", 7L), Map.of()).body()).containsEntry("inner", Map.of("result", 49L));
    }

    @Test
    void givesTheCalledActionTheContextWithTheAdditionsAndTakesThemBackAfterwards() {
        assertThat(call("context", Map.of(), Map.of("extra", "local")).body())
                .isEqualTo(Map.of(
                        "inner",
                        Map.of("correlation_id", "cid", "switches", List.of(), "extra", "local"),
                        "outer",
                        Map.of("correlation_id", "cid", "switches", List.of())));
    }

    @Test
    void choosesTheVariantByTheSwitchesThatTheCalledActionSees() {
        assertThat(call("versioned", Map.of(), Map.of()).body()).containsEntry("inner", Map.of("version", 1L));
        assertThat(call("versioned", Map.of(), Map.of("switches", List.of(5L))).body())
                .containsEntry("inner", Map.of("version", 2L));
    }

    @Test
    void staysWithinTheSameRequest() {
        try (Container container = container()) {
            assertThat(container.run("add_twice", Map.of()).body()).isEqualTo(Map.of("size", 2L));
        }
    }

    @Test
    void passesTheErrorsOfTheCalledActionUnchanged() {
        assertThat(call("fail", Map.of(), Map.of()).errors())
                .containsExactly(SoaError.of("FAIL", "Failed on purpose").withCallerError(true));
        assertThat(call("square", Map.of("number", 0L), Map.of()).errors())
                .extracting(SoaError::code, SoaError::field, SoaError::callerError)
                .containsExactly(tuple("INVALID", "number", true));
    }

    @Test
    void doesNotBlameTheCallerForAnActionThatIsUnknownOrOfAnotherService() {
        assertThat(call("nosuch", Map.of(), Map.of()).errors())
                .containsExactly(
                        SoaError.of("UNKNOWN", "The action \"nosuch\" was not found on this server.", "action"));
        assertThat(call("stranger", Map.of(), Map.of()).errors())
                .extracting(SoaError::code)
                .containsExactly("UNKNOWN");
    }

    @Test
    void failsTheJobIfTheCalledActionDoes() {
        try (Container container = container()) {
            JobResponse response = container.run(
                    JobControl.DEFAULT,
                    new ActionRequest("call", Map.of("action", "job_fail", "body", Map.of(), "context", Map.of())));

            assertThat(response.errors()).containsExactly(SoaError.of("JOB_FAIL", "Failed on purpose"));
        }
    }

    @Test
    void letsTheCallingActionGoOnAfterAFailure() {
        try (Container container = container()) {
            assertThat(container.run("catch", Map.of()).body())
                    .isEqualTo(
                            Map.of("code", "FAIL", "context", Map.of("correlation_id", "cid", "switches", List.of())));
            assertThat(container.run("catch_checked", Map.of()).body())
                    .isEqualTo(Map.of("cause", "java.io.IOException: boom"));
        }
    }

    @Test
    void refusesAContextThatNoJobCouldHave() {
        assertThat(call("echo", Map.of(), Map.of("switches", "five")).errors())
                .extracting(SoaError::message)
                .containsExactly("Internal server error: context.switches must be a list of integers, not five");
    }

    @Test
    void refusesToCallOutsideAJob() {
        try (Container container = container()) {
            container.inRequest(() -> {
                LocalActions actions = container.get(LocalActions.class);
                assertThatIllegalStateException()
                        .isThrownBy(() -> actions.call("echo", Map.of()))
                        .withMessageContaining("echo");
                return null;
            });
        }
    }

    @Test
    void takesRecordsAndRefusesWhatIsNoBody() {
        try (Container container = Container.of(Called.class, Calling.class, Basket.class)) {
            assertThat(container.run("call_with_record", Map.of()).body()).isEqualTo(Map.of("result", 49L));
            assertThat(container.run("call_with_number", Map.of()).errors())
                    .singleElement()
                    .satisfies(error -> assertThat(error.message())
                            .contains("the body of the action square must be a record or a Map<String, Object>"));
        }
    }
}
