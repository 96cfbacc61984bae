/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.deployment;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.validation.executable.ExecutableType;
import jakarta.validation.executable.ValidateOnExecution;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.Mistake;
import org.jsoa.cdi.log.RecordedLog;
import org.jsoa.service.Action;
import org.jsoa.service.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Constraints that cannot be checked, which fail the deployment, and constraints that are not checked, which are legal. */
@SuppressWarnings("ArrayRecordComponent")
class ConstraintErrorsTest {

    record Sized(@Size(max = 5) Long number) {}

    record Blank(@NotBlank List<String> texts) {}

    record Inside(List<@Email Long> addresses) {}

    record Old(@Past String date) {}

    @Target(FIELD)
    @Retention(RUNTIME)
    @NotEmpty
    @Constraint(validatedBy = {})
    @interface Filled {
        String message() default "must be filled";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    record Composed(@Filled Integer count) {}

    @Service("example")
    public static class TakesSized {
        @Action("a")
        public void a(@Valid Sized body) {}
    }

    @Service("example")
    public static class TakesBlank {
        @Action("a")
        public void a(@Valid Blank body) {}
    }

    @Service("example")
    public static class TakesInside {
        @Action("a")
        public void a(@Valid Inside body) {}
    }

    @Service("example")
    public static class TakesOld {
        @Action("a")
        public void a(@Valid Old body) {}
    }

    @Service("example")
    public static class TakesComposed {
        @Action("a")
        public void a(@Valid Composed body) {}
    }

    @Service("example")
    public static class TakesEmptyRecord {
        @Action("a")
        public void a(@NotEmpty Sound body) {}
    }

    @Service("example")
    public static class Returns {
        @Action("a")
        public Map<String, @Max(5) Object> a() {
            return Map.of();
        }
    }

    static Stream<Mistake> mistakes() {
        String forContainers = ", which it cannot check; it is for CharSequence, Collection, Map";
        return Stream.of(
                Mistake.of(
                        "the size of a number",
                        "Sized.number: has @Size on a java.lang.Long" + forContainers,
                        TakesSized.class),
                Mistake.of(
                        "a blank list",
                        "Blank.texts: has @NotBlank on a java.util.List, which it cannot check; it is for CharSequence",
                        TakesBlank.class),
                Mistake.of(
                        "numbers as addresses",
                        "Inside.addresses: has @Email on a java.lang.Long, which it cannot check; it is for CharSequence",
                        TakesInside.class),
                Mistake.of(
                        "text in the past",
                        "Old.date: has @Past on a java.lang.String, which it cannot check; it is for Calendar, Date,",
                        TakesOld.class),
                Mistake.of(
                        "a part of a constraint",
                        "Composed.count: has @NotEmpty on a java.lang.Integer" + forContainers,
                        TakesComposed.class),
                Mistake.of(
                        "an empty record",
                        "TakesEmptyRecord.a(Sound): has @NotEmpty on a Sound" + forContainers,
                        TakesEmptyRecord.class),
                Mistake.of(
                        "a bound for anything in a result",
                        "Returns.a(): has @Max on a java.lang.Object, which it cannot check; it is for",
                        Returns.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void failTheDeploymentAndSayWhatToWrite(Mistake mistake) {
        mistake.assertThatItFailsTheDeployment();
    }

    record Item(@Positive int count) {}

    record Sound(
            @NotNull @Size(max = 5) String name,
            @Max(5) OptionalInt few,
            Optional<@Max(5) Long> some,
            @Past Instant when,
            @Size(max = 2) int[] numbers,
            Map<@NotBlank String, List<@Valid Item>> items) {}

    record Plain(int number) {}

    record Loose(
            Item one,
            List<Item> many,
            @Valid Item checked,
            @NotNull Plain plain) {}

    @Service("example")
    @ApplicationScoped
    public static class Actions {
        @Action("sound")
        @Valid
        public Sound sound(@Valid Sound body) {
            return body;
        }

        @Action("forgotten")
        public void forgotten(Sound body) {}

        @Action("forgotten_inside")
        public void forgottenInside(@Valid Loose body) {}

        @Action("plain")
        public Item plain(Plain body) {
            return new Item(0);
        }

        @Action("get_item")
        @Valid
        public Item getItem() {
            return new Item(0);
        }

        @Action("get_other")
        @NotNull
        @Valid
        @ValidateOnExecution(type = ExecutableType.GETTER_METHODS)
        public Item getOther() {
            return new Item(0);
        }
    }

    @Test
    void areOnlyWarnedOfWhereTheyAreNotChecked() {
        try (RecordedLog log = new RecordedLog(LateChecks.class.getName(), Level.WARNING);
                Container container = Container.of(Actions.class)) {
            String item = Item.class.getName();
            String body = Loose.class.getName();
            String actions = Actions.class.getName();

            assertThat(log.lines())
                    .containsExactlyInAnyOrder(
                            "WARNING " + actions + ".forgotten(Sound): the constraints of " + Sound.class.getName()
                                    + " are not checked here; write @Valid before Sound if they are meant to be",
                            "WARNING " + body + ".one: the constraints of " + item
                                    + " are not checked here; write @Valid before Item if they are meant to be",
                            "WARNING " + body + ".many: the constraints of " + item
                                    + " are not checked here; write @Valid before Item if they are meant to be",
                            "WARNING " + actions
                                    + ".getItem(): has constraints on its result that are not checked, since"
                                    + " its name is that of a getter; rename it");
            assertThat(container.run("get_item", Map.of()).errors()).isEmpty();
            assertThat(container.run("get_other", Map.of()).errors()).hasSize(1);
        }
    }
}
