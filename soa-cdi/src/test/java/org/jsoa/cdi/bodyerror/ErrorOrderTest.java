/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.bodyerror;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.message.SoaError;
import org.jsoa.service.Action;
import org.jsoa.service.Service;
import org.junit.jupiter.api.Test;

/** Errors come in the order of the schema, as from PySOA, whether a value does not fit its type or breaks a constraint. */
class ErrorOrderTest {

    enum Kind {
        a,
        b
    }

    record Entry(@NotNull(message = "Missing key: id") Long id) {}

    record Validated(
            @Size(min = 2, message = "String must have a length of at least 2")
            String name,

            @Max(value = 10, message = "Value not <= 10") Long count,
            Boolean flag,
            Kind kind,

            @Size(max = 2, message = "List is longer than 2")
            List<@Valid Entry> items,

            BigDecimal price,
            LocalDateTime when,
            Map<String, Long> map) {}

    record Point(
            @Max(value = 5, message = "too large") Long y,

            @JsonbProperty("z") @Max(value = 5, message = "too large")
            Long x) {}

    @Target(TYPE)
    @Retention(RUNTIME)
    @Constraint(validatedBy = NeverValid.class)
    @interface Impossible {
        String message() default "impossible";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    public static final class NeverValid implements ConstraintValidator<Impossible, Object> {
        @Override
        public boolean isValid(Object value, ConstraintValidatorContext context) {
            return value == null;
        }
    }

    @Impossible
    record Shape(
            @Valid Point second,
            @Valid Point first,

            @Size(min = 3, message = "b") @Size(max = 1, message = "a") @NotNull
            List<@Max(value = 5, message = "too large") Long> numbers,

            @Size(max = 1, message = "too many")
            Map<@Size(min = 2, message = "too short") String, @Valid Point> byName) {}

    @Service("example")
    public static class Actions {
        @Action("validated")
        public void validated(@Valid Validated body) {}

        @Action("shape")
        public void shape(@Valid Shape body) {}

        @Action("response")
        @Valid
        public Shape response(Map<String, Object> body) {
            Map<String, Point> byName = new LinkedHashMap<>();
            byName.put("zz", new Point(7L, 8L));
            byName.put("ab", new Point(1L, 1L));
            byName.put("aa", new Point(7L, 8L));
            return new Shape(new Point(7L, 8L), new Point(1L, 1L), List.of(7L, 1L), byName);
        }
    }

    private static List<String> errors(String action, Map<String, Object> body) {
        try (Container container = Container.of(Actions.class)) {
            return container.run(action, body).errors().stream()
                    .map(SoaError::toString)
                    .toList();
        }
    }

    @Test
    void isThatOfPySoaForTheSameBody() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", " ");
        body.put("count", 11L);
        body.put("flag", 1L);
        body.put("kind", "c");
        body.put("items", List.of(Map.of("id", "x"), Map.of(), Map.of("id", 1L, "z", 2L)));
        body.put("price", 1.5);
        body.put("when", "now");
        body.put("map", Map.of("a", "b"));
        body.put("extra", 1L);
        List<String> asPySoa = List.of(
                "INVALID: String must have a length of at least 2 (name)",
                "INVALID: Value not <= 10 (count)",
                "INVALID: Not a boolean (flag)",
                "UNKNOWN: Value is not one of: \"a\", \"b\" (kind)",
                "INVALID: List is longer than 2 (items)",
                "INVALID: Not an integer (items.0.id)",
                "MISSING: Missing key: id (items.1.id)",
                "UNKNOWN: Extra keys present: z (items.2)",
                "INVALID: Not a decimal (price)",
                "INVALID: Not a datetime.datetime instance (when)",
                "INVALID: Not an integer (map.a)",
                "UNKNOWN: Extra keys present: extra");

        assertThat(errors("validated", body)).isEqualTo(asPySoa);

        List<String> keys = new ArrayList<>(body.keySet());
        Collections.reverse(keys);
        Map<String, Object> reversed = new LinkedHashMap<>();
        keys.forEach(key -> reversed.put(key, body.get(key)));
        assertThat(errors("validated", reversed)).isEqualTo(asPySoa);
    }

    private static Map<String, Object> point(Object y, Object z) {
        Map<String, Object> point = new LinkedHashMap<>();
        point.put("z", z);
        point.put("y", y);
        return point;
    }

    @Test
    void followsTheDeclarationDepthFirstAndTellsOfAContainerBeforeWhatIsInIt() {
        Map<Object, Object> byName = new LinkedHashMap<>();
        byName.put("zz", point(7L, "x"));
        byName.put("b", point(1L, 7L));
        byName.put("aa", Map.of("y", 7L, "u", 1L, "t", 1L));

        assertThat(errors(
                        "shape",
                        Map.of(
                                "first", point(7L, 1L),
                                "second", point(8L, 9L),
                                "numbers", List.of(7L, 1L),
                                "by_name", byName)))
                .containsExactly(
                        "INVALID: too large (second.y)",
                        "INVALID: too large (second.z)",
                        "INVALID: too large (first.y)",
                        "INVALID: a (numbers)",
                        "INVALID: b (numbers)",
                        "INVALID: too large (numbers.0)",
                        "INVALID: too many (by_name)",
                        "INVALID: too large (by_name.zz.y)",
                        "INVALID: Not an integer (by_name.zz.z)",
                        "INVALID: too short (by_name.b)",
                        "INVALID: too large (by_name.b.z)",
                        "INVALID: too large (by_name.aa.y)",
                        "UNKNOWN: Extra keys present: t, u (by_name.aa)");
    }

    @Test
    void tellsOfAKeyBeforeItsValueAndSaysNothingOfASizeThatItCannotKnow() {
        Map<Object, Object> byName = new LinkedHashMap<>();
        byName.put(2L, point("x", 7L));
        byName.put("aa", point(7L, 1L));
        byName.put(1L, 7L);

        assertThat(errors("shape", Map.of("numbers", List.of(1L), "by_name", byName)))
                .containsExactly(
                        "INVALID: b (numbers)",
                        "INVALID: Not a unicode string (by_name.2)",
                        "INVALID: Not an integer (by_name.2.y)",
                        "INVALID: too large (by_name.aa.y)",
                        "INVALID: Not a unicode string (by_name.1)",
                        "INVALID: Not a dict (by_name.1)");
    }

    @Test
    void countsElementsOfListsRatherThanSpellingThem() {
        List<Object> numbers = new ArrayList<>(Collections.nCopies(12, 7L));
        numbers.set(10, "x");

        assertThat(errors("shape", Map.of("numbers", numbers)))
                .hasSize(13)
                .endsWith(
                        "INVALID: too large (numbers.9)",
                        "INVALID: Not an integer (numbers.10)",
                        "INVALID: too large (numbers.11)");
    }

    @Test
    void tellsOfARuleForTheWholeBodyFirst() {
        assertThat(errors("shape", Map.of("numbers", List.of(1L), "second", point(7L, 1L))))
                .containsExactly("INVALID: impossible", "INVALID: too large (second.y)", "INVALID: b (numbers)");
    }

    @Test
    void isTheSameForTheLinesAboutAnInvalidResponse() {
        assertThat(errors("response", Map.of()))
                .containsExactly("SERVER_ERROR: The action \"response\" had an invalid response:"
                        + "\n\tINVALID: impossible"
                        + "\n\tsecond.y INVALID: too large"
                        + "\n\tsecond.z INVALID: too large"
                        + "\n\tnumbers INVALID: a"
                        + "\n\tnumbers INVALID: b"
                        + "\n\tnumbers.0 INVALID: too large"
                        + "\n\tby_name INVALID: too many"
                        + "\n\tby_name.zz.y INVALID: too large"
                        + "\n\tby_name.zz.z INVALID: too large"
                        + "\n\tby_name.aa.y INVALID: too large"
                        + "\n\tby_name.aa.z INVALID: too large");
    }
}
