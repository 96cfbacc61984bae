/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Map;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.SoaError;
import org.jsoa.service.Action;
import org.jsoa.service.Service;
import org.jsoa.service.Switched;
import org.junit.jupiter.api.Test;

class SwitchedActionTest {

    @Service("example")
    @ApplicationScoped
    public static class Versioned {

        @Action("versioned")
        @Switched(value = 7, order = 2)
        public Map<String, Object> third() {
            return Map.of("version", 3);
        }

        @Action("versioned")
        public Map<String, Object> first() {
            return Map.of("version", 1);
        }

        @Action("versioned")
        @Switched(value = 9, order = 1)
        public Map<String, Object> second() {
            return Map.of("version", 2);
        }
    }

    @Service("example")
    @Action("versioned")
    @Switched(5)
    public static class Newest {
        public Map<String, Object> run() {
            return Map.of("version", 4);
        }
    }

    private static Object version(Container container, Long... switches) {
        ActionResponse response = run(container, ActionRequest.of("versioned"), switches);
        assertThat(response.errors()).isEmpty();
        return response.body().get("version");
    }

    private static ActionResponse run(Container container, ActionRequest request, Long... switches) {
        JobContext context = JobContext.of("cid", List.of(switches));
        return container
                .run(Container.job(new JobRequest(JobControl.DEFAULT, context, List.of(request))))
                .actions()
                .get(0);
    }

    @Test
    void runsTheFirstVariantInOrderWhoseSwitchIsOn() {
        try (Container container = Container.of(Versioned.class, Newest.class)) {
            assertThat(version(container, 7L)).isEqualTo(3L);
            assertThat(version(container, 7L, 9L)).isEqualTo(2L);
            assertThat(version(container, 9L, 7L)).isEqualTo(2L);
            assertThat(version(container, 7L, 9L, 5L)).isEqualTo(4L);
        }
    }

    @Test
    void runsTheVariantWithoutASwitchIfNoneIsOn() {
        try (Container container = Container.of(Versioned.class, Newest.class)) {
            assertThat(version(container)).isEqualTo(1L);
            assertThat(version(container, 0L, -5L, 6L)).isEqualTo(1L);
        }
    }

    @Service("example")
    public static class WithoutDefault {

        @Action("versioned")
        @Switched(value = 1, order = 1)
        public Map<String, Object> last() {
            return Map.of("version", "last");
        }

        @Action("versioned")
        @Switched(value = 2, order = 0)
        public Map<String, Object> first() {
            return Map.of("version", "first");
        }
    }

    @Test
    void runsTheLastVariantIfNoSwitchIsOnAndAllNeedOne() {
        try (Container container = Container.of(WithoutDefault.class)) {
            assertThat(version(container)).isEqualTo("last");
            assertThat(version(container, 1L)).isEqualTo("last");
            assertThat(version(container, 1L, 2L)).isEqualTo("first");
        }
    }

    record Small(@Min(1) int number) {}

    record Text(String text) {}

    @Service("example")
    public static class Bodies {

        @Action("take")
        public void small(@Valid Small body) {}

        @Action("take")
        @Switched(5)
        public void text(Text body) {}
    }

    @Test
    void bindsAndChecksTheBodyOfTheVariantThatRuns() {
        try (Container container = Container.of(Bodies.class)) {
            ActionRequest number = new ActionRequest("take", Map.of("number", 0L));

            assertThat(run(container, number).errors())
                    .extracting(SoaError::code, SoaError::field)
                    .containsExactly(tuple("INVALID", "number"));
            assertThat(run(container, number, 5L).errors())
                    .extracting(SoaError::code)
                    .contains("UNKNOWN");
            assertThat(run(container, new ActionRequest("take", Map.of("text", "x")), 5L)
                            .errors())
                    .isEmpty();
        }
    }

    @Service("example")
    @Action("versioned")
    @Alternative
    @Priority(10)
    @Switched(5)
    public static class OtherNewest {
        public Map<String, Object> run() {
            return Map.of("version", "alternative");
        }
    }

    @Test
    void letsAnAlternativeTakeThePlaceOfTheVariantWithItsSwitch() {
        try (Container container = Container.of(Versioned.class, Newest.class, OtherNewest.class)) {
            assertThat(version(container, 5L)).isEqualTo("alternative");
            assertThat(version(container)).isEqualTo(1L);
        }
    }
}
