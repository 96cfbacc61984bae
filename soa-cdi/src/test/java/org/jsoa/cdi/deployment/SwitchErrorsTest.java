/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.deployment;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import java.util.stream.Stream;
import org.jsoa.cdi.fixture.Mistake;
import org.jsoa.service.Action;
import org.jsoa.service.Idempotent;
import org.jsoa.service.Service;
import org.jsoa.service.Switched;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Switched actions that are ambiguous or impossible. */
class SwitchErrorsTest {

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
        @Action("a")
        public void usual() {}

        @Action("a")
        @Switched(5)
        public void one() {}

        @Action("a")
        @Switched(6)
        public void other() {}
    }

    @Service("example")
    public static class TwoDefaults {
        @Action("a")
        public void one() {}

        @Action("a")
        public void other() {}

        @Action("a")
        @Switched(5)
        public void switched() {}
    }

    @Service("example")
    public static class HalfIdempotent {
        @Action("a")
        public void usual() {}

        @Action("a")
        @Switched(5)
        @Idempotent
        public void one() {}
    }

    @Service("example")
    public static class Alone {
        @Action("a")
        @Switched(5)
        public void only() {}
    }

    @Service("example")
    public static class Zero {
        @Action("a")
        public void usual() {}

        @Action("a")
        @Switched(0)
        public void zero() {}
    }

    @Service("example")
    public static class Negative {
        @Action("a")
        public void usual() {}

        @Action("a")
        @Switched(-5)
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
        @Action("a")
        public void nothing() {}
    }

    @Service("example")
    public static class Good {
        @Action("a")
        public void usual() {}

        @Action("a")
        @Switched(5)
        public void switched() {}
    }

    @Service("example")
    @Alternative
    @Priority(1)
    public static class OneAlternative {
        @Action("a")
        @Switched(5)
        public void one() {}
    }

    @Service("example")
    @Alternative
    @Priority(1)
    public static class OtherAlternative {
        @Action("a")
        @Switched(5)
        public void other() {}
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                Mistake.of(
                        "two variants with one switch",
                        "SameSwitch.one() and SameSwitch.other(): offer the same action \"a\" of the service \"example\""
                                + " for the switch 5; give each a switch of its own, or remove all but one",
                        SameSwitch.class),
                Mistake.of(
                        "two variants with one order",
                        "SameOrder.one() and SameOrder.other(): have @Switched with the same order 0, which leaves open"
                                + " which one runs when several switches of the action \"a\" of the service \"example\" are on;"
                                + " give each its own order",
                        SameOrder.class),
                Mistake.of(
                        "two variants without a switch",
                        "TwoDefaults.one() and TwoDefaults.other(): offer the same action \"a\" of the service \"example\""
                                + " for when no switch is on; all but one need @Switched",
                        TwoDefaults.class),
                Mistake.of(
                        "a variant alone",
                        "Alone.only(): has @Switched, but the action \"a\" of the service \"example\" has no other variant"
                                + " to run when the switch is off; add one, or remove @Switched",
                        Alone.class),
                Mistake.of(
                        "a variant that may run again, and one that may not",
                        "HalfIdempotent.one() and HalfIdempotent.usual(): are variants of one action of which some have"
                                + " @Idempotent and some do not; write it on all, or on none",
                        HalfIdempotent.class),
                Mistake.of(
                        "the switch 0",
                        "Zero.zero(): has @Switched(0), but switches are numbers from 1 upwards",
                        Zero.class),
                Mistake.of(
                        "a negative switch",
                        "Negative.negative(): has @Switched(-5), but switches are numbers from 1 upwards",
                        Negative.class),
                Mistake.of(
                        "a switched method that is no action",
                        "NoAction.nothing(): has @Switched but no @Action beside it; write @Action with the name that its"
                                + " variants share",
                        NoAction.class),
                Mistake.of(
                        "a switched class that is no action",
                        "OnTheClassOnly: has @Switched but no @Action beside it; write @Action with the name that its"
                                + " variants share",
                        OnTheClassOnly.class),
                Mistake.of(
                        "alternatives with one switch that clash",
                        "OneAlternative.one() and OtherAlternative.other(): offer the same action \"a\" of the service"
                                + " \"example\" for the switch 5, as alternatives of the same priority 1; give the one that"
                                + " is meant a higher @Priority",
                        Good.class,
                        OneAlternative.class,
                        OtherAlternative.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void failTheDeploymentAndSayWhatToWrite(Mistake mistake) {
        mistake.assertThatItFailsTheDeployment();
    }
}
