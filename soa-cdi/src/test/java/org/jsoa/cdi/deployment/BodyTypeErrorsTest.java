/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.json.bind.annotation.JsonbTransient;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.AbstractList;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

/** Records that no body can fill, or that can become no body. */
// Nobody looks inside: the types are the point.
@SuppressWarnings({"UnusedMethod", "UnusedVariable", "ArrayRecordComponent"})
class BodyTypeErrorsTest {

    private static final String HELD =
            ", which no body can hold; use a record, a list or map, text, a number, a boolean,"
                    + " bytes, an Instant, a LocalDateTime, LocalDate or LocalTime, an Amount, a UUID, an enum, or Object for"
                    + " anything (in the body of ";
    private static final String BECOME =
            ", which no body can become; use a record, a list or map, text, a number, a boolean,"
                    + " bytes, an Instant, a LocalDateTime, LocalDate or LocalTime, an Amount, a UUID, an enum, or Object for"
                    + " anything (in the result of ";

    public static class Entity {
        private String name;

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }
    }

    sealed interface Shape permits Circle {}

    record Circle(int radius) implements Shape {}

    public abstract static class Numbers extends AbstractList<Integer> {}

    record TaskBody(Runnable task) {}

    record ZonedBody(ZonedDateTime at) {}

    record DurationsBody(List<Duration> times) {}

    record EntityBody(Optional<Entity> entity) {}

    record ShapeBody(Shape shape) {}

    record CalendarBody(Calendar date) {}

    record KeyBody(Map<Entity, Long> counts) {}

    record ListBody(Numbers numbers) {}

    record Outer(List<Map<String, TaskBody>> tasks) {}

    record ClashBody(int fooBar, @JsonbProperty("foo_bar") int other) {}

    record Page<T>(List<T> items) {}

    @Service("example")
    public static class TakesTask {
        @Action("a")
        public void a(TaskBody body) {}
    }

    @Service("example")
    public static class TakesZoned {
        @Action("a")
        public void a(ZonedBody body) {}
    }

    @Service("example")
    public static class TakesDurations {
        @Action("a")
        public void a(DurationsBody body) {}
    }

    @Service("example")
    public static class TakesEntity {
        @Action("a")
        public void a(EntityBody body) {}
    }

    @Service("example")
    public static class TakesShape {
        @Action("a")
        public void a(ShapeBody body) {}
    }

    @Service("example")
    public static class TakesCalendar {
        @Action("a")
        public void a(CalendarBody body) {}
    }

    @Service("example")
    public static class TakesKeys {
        @Action("a")
        public void a(KeyBody body) {}
    }

    @Service("example")
    public static class TakesNumbers {
        @Action("a")
        public void a(ListBody body) {}
    }

    @Service("example")
    public static class TakesOuter {
        @Action("a")
        public void a(Outer body) {}
    }

    @Service("example")
    public static class TakesClash {
        @Action("a")
        public void a(ClashBody body) {}
    }

    @Service("example")
    public static class TakesPage {
        @Action("a")
        public void a(Page<Entity> body) {}
    }

    @Service("example")
    public static class ReturnsZoned {
        @Action("a")
        public ZonedBody a() {
            return null;
        }
    }

    @Service("example")
    public static class ReturnsEntity {
        @Action("a")
        public EntityBody a() {
            return null;
        }
    }

    @Service("example")
    public static class ReturnsClash {
        @Action("a")
        public ClashBody a() {
            return null;
        }
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                Mistake.of(
                        "an interface",
                        "TaskBody.task: is a java.lang.Runnable" + HELD + "TakesTask.a(TaskBody))",
                        TakesTask.class),
                Mistake.of(
                        "a date-time with a zone",
                        "ZonedBody.at: is a java.time.ZonedDateTime" + HELD + "TakesZoned.a(ZonedBody))",
                        TakesZoned.class),
                Mistake.of(
                        "a list of what no body can hold",
                        "DurationsBody.times: holds a java.time.Duration" + HELD + "TakesDurations.a(DurationsBody))",
                        TakesDurations.class),
                Mistake.of(
                        "a class that is no record",
                        "EntityBody.entity: holds a Entity" + HELD + "TakesEntity.a(EntityBody))",
                        TakesEntity.class),
                Mistake.of(
                        "one of several records",
                        "ShapeBody.shape: is a Shape" + HELD + "TakesShape.a(ShapeBody))",
                        TakesShape.class),
                Mistake.of(
                        "a class that others extend",
                        "CalendarBody.date: is a java.util.Calendar" + HELD + "TakesCalendar.a(CalendarBody))",
                        TakesCalendar.class),
                Mistake.of(
                        "keys that are no keys",
                        "KeyBody.counts: has keys of the type Entity; use text, numbers or an enum as keys (in the body of"
                                + " TakesKeys.a(KeyBody))",
                        TakesKeys.class),
                Mistake.of(
                        "a list that nobody can make",
                        "ListBody.numbers: is a Numbers, of which none can be made; use java.util.List (in the body of"
                                + " TakesNumbers.a(ListBody))",
                        TakesNumbers.class),
                Mistake.of(
                        "a record deep inside",
                        "TaskBody.task: is a java.lang.Runnable" + HELD + "TakesOuter.a(Outer))",
                        TakesOuter.class),
                Mistake.of(
                        "two components with one name",
                        "ClashBody.other: has the same name on the wire as another component; give it one of its own with"
                                + " @JsonbProperty (in the body of TakesClash.a(ClashBody))",
                        TakesClash.class),
                Mistake.of(
                        "a type argument", "Page.items: holds a Entity" + HELD + "TakesPage.a(Page))", TakesPage.class),
                Mistake.of(
                        "a date-time with a zone in a response",
                        "ZonedBody.at: is a java.time.ZonedDateTime" + BECOME + "ReturnsZoned.a())",
                        ReturnsZoned.class),
                Mistake.of(
                        "a class that is no record in a response",
                        "EntityBody.entity: holds a Entity" + BECOME + "ReturnsEntity.a())",
                        ReturnsEntity.class),
                Mistake.of(
                        "two components with one name in a response",
                        "ClashBody.other: has the same name on the wire as another component; give it one of its own with"
                                + " @JsonbProperty (in the result of ReturnsClash.a())",
                        ReturnsClash.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void failTheDeploymentAndSayWhatToWrite(Mistake mistake) {
        mistake.assertThatItFailsTheDeployment();
    }

    enum Color {
        RED
    }

    record Fine(
            Object any,
            CharSequence text,
            char letter,
            int[] numbers,
            Number number,
            List<Optional<Color>> colors,
            Map<LocalDate, List<Circle>> byDay,
            Map<UUID, Fine> again) {}

    record Response(Shape shape, List<? extends Number> numbers, Iterable<Circle> circles) {}

    @Service("example")
    public static class Good {
        @Action("a")
        public Response a(Fine body) {
            return null;
        }
    }

    @JsonbPropertyOrder({"secret", "id"})
    record Annotated(
            @JsonbTransient String secret,
            @JsonProperty("ID") int id,
            @JsonbProperty("_n") @JsonbNillable(false) String name) {}

    @Service("example")
    public static class Annotating {
        @Action("a")
        public Annotated a() {
            return new Annotated("s", 1, null);
        }
    }

    @Test
    void areOnlyWarnedOfWhereAnAnnotationIsNotRead() {
        try (RecordedLog log = new RecordedLog(LateChecks.class.getName(), Level.WARNING);
                Container container = Container.of(Annotating.class)) {
            String instead =
                    " changes nothing in the bodies of actions; write another record for them if it is meant to";

            assertThat(log.lines())
                    .containsExactly(
                            "WARNING " + Annotated.class.getName() + ".id: @JsonProperty" + instead,
                            "WARNING " + Annotated.class.getName() + ".secret: @JsonbTransient" + instead,
                            "WARNING " + Annotated.class.getName() + ": @JsonbPropertyOrder" + instead);
            assertThat(container.run("a", Map.of()).body()).isEqualTo(Map.of("secret", "s", "id", 1L));
        }
    }

    @Test
    void areNoneWhereItDependsOnTheValue() {
        Container.of(Good.class).close();
    }
}
