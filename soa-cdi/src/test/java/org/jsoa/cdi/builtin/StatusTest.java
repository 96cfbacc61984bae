/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.FixedConfig;
import org.jsoa.context.RequestContext;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.SoaError;
import org.jsoa.service.Action;
import org.jsoa.service.Service;
import org.jsoa.service.StatusCheck;
import org.jsoa.service.StatusReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusTest {

    @Service("example")
    public static class Nothing {
        @Action("nothing")
        public void nothing() {}
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
    void tellsVersionsAndHealthAsPySoaDoes() {
        try (Container container = Container.of(Nothing.class)) {
            Map<String, Object> body = container.run("status", Map.of()).body();

            assertThat(body.keySet()).containsExactly("jsoa", "java", "pysoa", "version", "healthcheck");
            assertThat(body)
                    .containsEntry("version", "unknown")
                    .containsEntry("pysoa", "1.4.9")
                    .containsEntry("java", Runtime.version().toString())
                    .containsEntry(
                            "healthcheck", Map.of("errors", List.of(), "warnings", List.of(), "diagnostics", Map.of()));
        }
    }

    @ApplicationScoped
    public static class Log {
        private final List<String> entries = new ArrayList<>();

        public void add(String entry) {
            entries.add(entry);
        }

        public List<String> entries() {
            return List.copyOf(entries);
        }
    }

    record Pool(int idleConnections) {}

    @ApplicationScoped
    public static class ACheck implements StatusCheck {
        @Inject
        Log log;

        @Inject
        RequestContext context;

        private int calls;

        @Override
        public StatusReport check() {
            log.add("A");
            return StatusReport.healthy()
                    .withError("A_DOWN", "A is down")
                    .withDiagnostic("a_calls", ++calls)
                    .withDiagnostic("a_service", context.service().orElseThrow())
                    .withDiagnostic("pool", new Pool(3));
        }
    }

    @Dependent
    public static class BCheck implements StatusCheck {
        @Inject
        Log log;

        @Override
        public StatusReport check() {
            log.add("B");
            return StatusReport.healthy().withWarning("B_SLOW", "B is slow").withError("B_BAD", "B is bad");
        }

        @PreDestroy
        void end() {
            log.add("B destroyed");
        }
    }

    @Test
    void runsTheChecksInTheOrderOfTheirNames() {
        try (Container container = Container.of(Nothing.class, BCheck.class, Log.class, ACheck.class)) {
            Map<String, Object> body = container.run("status", Map.of()).body();

            assertThat(body.get("healthcheck"))
                    .isEqualTo(Map.of(
                            "errors",
                            List.of(List.of("A_DOWN", "A is down"), List.of("B_BAD", "B is bad")),
                            "warnings",
                            List.of(List.of("B_SLOW", "B is slow")),
                            "diagnostics",
                            Map.of("a_calls", 1L, "a_service", "example", "pool", Map.of("idle_connections", 3L))));
            assertThat(container.get(Log.class).entries()).containsExactly("A", "B", "B destroyed");
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void keepsTheStateOfACheckThatIsNotDependent() {
        try (Container container = Container.of(Nothing.class, Log.class, ACheck.class)) {
            container.run("status", Map.of());

            Map<String, Object> health = (Map<String, Object>)
                    container.run("status", Map.of("verbose", true)).body().get("healthcheck");
            assertThat((Map<String, Object>) health.get("diagnostics")).containsEntry("a_calls", 2L);
        }
    }

    @Test
    void runsNoCheckIfItIsNotToBeVerbose() {
        try (Container container = Container.of(Nothing.class, Log.class, ACheck.class)) {
            assertThat(container.run("status", Map.of("verbose", false)).body())
                    .containsKeys("version", "jsoa")
                    .doesNotContainKey("healthcheck");
            assertThat(container.get(Log.class).entries()).isEmpty();
        }
    }

    @Dependent
    public static class ThrowingCheck implements StatusCheck {
        @Override
        public StatusReport check() {
            throw new IllegalStateException("no connection");
        }
    }

    @Dependent
    public static class EndlessCheck implements StatusCheck {
        @Override
        public StatusReport check() {
            throw new StackOverflowError();
        }
    }

    @Dependent
    public static class NullCheck implements StatusCheck {
        @Override
        public StatusReport check() {
            return null;
        }
    }

    @Dependent
    public static class UnwritableCheck implements StatusCheck {
        @Override
        public StatusReport check() {
            return StatusReport.healthy().withDiagnostic("thread", new Unwritable());
        }
    }

    public static class Unwritable {
        public String getValue() {
            throw new IllegalStateException("unreadable");
        }
    }

    @Test
    void respondsWithAnErrorForEachCheckThatFails() {
        try (Container container = Container.of(
                Nothing.class,
                Log.class,
                BCheck.class,
                ThrowingCheck.class,
                EndlessCheck.class,
                NullCheck.class,
                UnwritableCheck.class)) {
            ActionResponse response = container.run("status", Map.of());

            assertThat(response.errors()).isEmpty();
            assertThat(response.body())
                    .extractingByKey("healthcheck")
                    .extracting("errors")
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .satisfiesExactly(
                            error -> assertThat(error).isEqualTo(List.of("B_BAD", "B is bad")),
                            error -> assertThat(error)
                                    .isEqualTo(List.of(
                                            "CHECK_FAILED",
                                            EndlessCheck.class.getName() + " failed: java.lang.StackOverflowError")),
                            error -> assertThat(error)
                                    .isEqualTo(List.of(
                                            "CHECK_FAILED", NullCheck.class.getName() + " failed: it returned null")),
                            error -> assertThat(error)
                                    .isEqualTo(List.of(
                                            "CHECK_FAILED", ThrowingCheck.class.getName() + " failed: no connection")),
                            error -> assertThat(error.toString())
                                    .startsWith("[CHECK_FAILED, " + UnwritableCheck.class.getName() + " failed: "));
        }
    }

    @Test
    void hidesTheMessageOfACheckThatFailsUnlessToldOtherwise() {
        FixedConfig.remove();
        try (Container container = Container.of(Nothing.class, Log.class, ThrowingCheck.class)) {
            assertThat(container.run("status", Map.of()).body().toString())
                    .containsPattern("ThrowingCheck failed \\(id [0-9a-f]{16}\\)")
                    .doesNotContain("no connection");
        }
    }

    @Test
    void refusesABodyThatDoesNotFit() {
        try (Container container = Container.of(Nothing.class)) {
            assertThat(container.run("status", Map.of("verbose", "no")).errors())
                    .containsExactly(
                            SoaError.of("INVALID", "Not a boolean", "verbose").withCallerError(true));
            assertThat(container.run("status", Map.of("verbos", true)).errors())
                    .containsExactly(
                            SoaError.of("UNKNOWN", "Extra keys present: verbos").withCallerError(true));
        }
    }

    @Service("example")
    @Action("status")
    public static class OwnStatus {
        public Map<String, Object> run() {
            return Map.of("own", true);
        }
    }

    @Service("other")
    public static class OtherService {
        @Action("other")
        public void other() {}
    }

    @Test
    void leavesTheActionToTheApplicationThatHasItsOwn() {
        try (Container container = Container.of(OwnStatus.class, OtherService.class)) {
            assertThat(container.run("status", Map.of()).body()).isEqualTo(Map.of("own", true));
            assertThat(container.runOn("other", "status", Map.of()).body()).containsKey("version");
        }
    }
}
