/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Map;
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
        ActionResponse answer = run(container, ActionRequest.of("versioned"), switches);
        assertThat(answer.errors()).isEmpty();
        return answer.body().get("version");
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

    @Service("example")
    public static class SameSwitch {
        @Action("a")
        public void usual() {}

        @Action("a")
        @Switched(5)
        public void one() {}

        @Action("a")
        @Switched(value = 5, order = 1)
        public void other() {}
    }

    @Service("example")
    public static class SameOrder {
        @Action("b")
        public void usual() {}

        @Action("b")
        @Switched(5)
        public void one() {}

        @Action("b")
        @Switched(6)
        public void other() {}
    }

    @Service("example")
    public static class TwoDefaults {
        @Action("c")
        public void one() {}

        @Action("c")
        public void other() {}

        @Action("c")
        @Switched(5)
        public void switched() {}
    }

    @Service("example")
    public static class Alone {
        @Action("d")
        @Switched(5)
        public void only() {}
    }

    @Service("example")
    public static class NoSwitches {
        @Action("e")
        public void usual() {}

        @Action("e")
        @Switched(0)
        public void zero() {}

        @Action("e")
        @Switched(value = -5, order = 1)
        public void negative() {}
    }

    @Dependent
    public static class NoAction {
        @Switched(5)
        public void nothing() {}
    }

    @Switched(5)
    @Service("example")
    public static class OnTheClassOnly {
        @Action("f")
        public void nothing() {}
    }

    @Test
    void reportsSwitchesThatAreAmbiguousOrImpossible() {
        Throwable failure = catchThrowable(() -> Container.of(
                        SameSwitch.class,
                        SameOrder.class,
                        TwoDefaults.class,
                        Alone.class,
                        NoSwitches.class,
                        NoAction.class,
                        OnTheClassOnly.class)
                .close());

        assertThat(failure).isInstanceOf(DefinitionException.class);
        assertThat(failure.getMessage().lines().map(String::strip).filter(line -> line.startsWith("- ")))
                .containsExactlyInAnyOrder(
                        "- " + name("SameSwitch.one()") + " and " + name("SameSwitch.other()")
                                + ": offer the same action \"a\" of the service \"example\" for the switch 5",
                        "- " + name("SameOrder.one()") + " and " + name("SameOrder.other()")
                                + ": have @Switched with the same order 0, so that it is open which runs when several"
                                + " switches of the action \"b\" of the service \"example\" are on; give each its own"
                                + " order",
                        "- " + name("TwoDefaults.one()") + " and " + name("TwoDefaults.other()")
                                + ": offer the same action \"c\" of the service \"example\" for when no switch is on;"
                                + " all but one need @Switched",
                        "- " + name("Alone.only()") + ": has @Switched, but the action \"d\" of the service"
                                + " \"example\" has no other variant to run when the switch is off; add one, or remove"
                                + " @Switched",
                        "- " + name("NoSwitches.zero()")
                                + ": has @Switched(0), but switches are numbers from 1 upwards",
                        "- " + name("NoSwitches.negative()")
                                + ": has @Switched(-5), but switches are numbers from 1 upwards",
                        "- " + name("NoAction.nothing()") + ": has @Switched but no @Action beside it",
                        "- " + name("OnTheClassOnly") + ": has @Switched but no @Action beside it");
    }

    private static String name(String place) {
        return SwitchedActionTest.class.getName() + "$" + place;
    }
}
