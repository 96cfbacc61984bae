/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.validation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.message.SoaError;
import org.jsoa.service.Action;
import org.jsoa.service.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The caller gets all errors of a body in one response, whatever one of them prevents. */
class AllErrorsTest {

    private static Container container;

    @SuppressWarnings("ArrayRecordComponent")
    record In(
            CharSequence cs,
            OptionalInt oi,
            OptionalDouble od,
            int[] ints,
            ConcurrentHashMap<String, String> conc,
            Character c,
            Long n,
            @NotNull UUID req) {}

    /** Its constructor cannot take what replaces an unreadable value. */
    record Strict(
            UUID id,
            @Size(min = 3, message = "too short") String name,
            List<@Max(value = 5, message = "too large") Integer> numbers,
            URI uri) {
        Strict {
            Objects.requireNonNull(id);
        }
    }

    /** Its constructor has a rule for values that can all be read. */
    record Range(
            int from,
            int to,
            @NotBlank(message = "needs a name") String name) {
        Range {
            if (from > to) {
                throw new IllegalArgumentException("from must not be above to");
            }
        }
    }

    record Outer(
            @Valid Strict strict,
            List<@Valid Range> ranges,
            Map<String, @Valid Strict> map,
            Strict unchecked,
            @Min(value = 1, message = "too small") int number) {}

    /** Its constraint fails with an exception if a value is unreadable. */
    record Fragile(
            Long from,
            Long to,
            @NotBlank(message = "needs a name") String name,
            @Valid Range range,
            Optional<@Valid Range> maybe,
            List<@Valid Range> ranges,
            Map<String, @Valid Range> byName) {
        @AssertTrue(message = "from must be below to")
        public boolean isOrdered() {
            return from < to;
        }
    }

    @Service("example")
    @ApplicationScoped
    public static class Actions {
        @Action("in")
        public void in(@Valid In body) {}

        @Action("strict")
        public void strict(@Valid Strict body) {}

        @Action("range")
        public void range(@Valid Range body) {}

        @Action("outer")
        public void outer(@Valid Outer body) {}

        @Action("fragile")
        public void fragile(@Valid Fragile body) {}
    }

    @BeforeAll
    static void start() {
        container = Container.of(Actions.class);
    }

    @AfterAll
    static void stop() {
        container.close();
    }

    private static List<String> errors(String action, Map<String, Object> body) {
        return container.run(action, body).errors().stream()
                .map(SoaError::toString)
                .toList();
    }

    @Test
    void aValueThatATypeRefusesHidesNoOtherError() {
        assertThat(errors(
                        "in",
                        Map.of(
                                "cs",
                                1L,
                                "oi",
                                "x",
                                "od",
                                "x",
                                "ints",
                                List.of("x"),
                                "conc",
                                List.of(),
                                "c",
                                "xy",
                                "n",
                                "t")))
                .containsExactly(
                        "INVALID: Not a unicode string (cs)",
                        "INVALID: Not an integer (oi)",
                        "INVALID: Not a float (od)",
                        "INVALID: Not an integer (ints.0)",
                        "INVALID: Not a dict (conc)",
                        "INVALID: Not a Character (c)",
                        "INVALID: Not an integer (n)",
                        "MISSING: must not be null (req)");
    }

    @Test
    void aConstructorThatRefusesWhatReplacesAnUnreadableValueHidesNoOtherError() {
        assertThat(errors("strict", Map.of("id", "x", "name", "ab", "numbers", List.of(1L, 9L), "uri", 5L)))
                .containsExactly(
                        "INVALID: Not a UUID (id)",
                        "INVALID: too short (name)",
                        "INVALID: too large (numbers.1)",
                        "INVALID: Not a URI (uri)");
    }

    @Test
    void theRuleOfAConstructorHidesNoOtherError() {
        assertThat(errors("range", Map.of("from", 2L, "to", 1L, "name", " ")))
                .containsExactly("INVALID: from must not be above to", "INVALID: needs a name (name)");
    }

    @Test
    void recordsInsideTheBodyThatCannotBeConstructedAreCheckedWhereValidLeadsToThem() {
        Map<String, Object> strict = Map.of("id", "x", "name", "ab");

        assertThat(errors(
                        "outer",
                        Map.of(
                                "strict",
                                strict,
                                "ranges",
                                List.of(Map.of("from", 2L, "to", 1L, "name", "")),
                                "map",
                                Map.of("k", strict),
                                "unchecked",
                                strict,
                                "number",
                                0L)))
                .containsExactly(
                        "INVALID: Not a UUID (strict.id)",
                        "INVALID: too short (strict.name)",
                        "INVALID: from must not be above to (ranges.0)",
                        "INVALID: needs a name (ranges.0.name)",
                        "INVALID: Not a UUID (map.k.id)",
                        "INVALID: too short (map.k.name)",
                        "INVALID: Not a UUID (unchecked.id)",
                        "INVALID: too small (number)");
    }

    @Test
    void aConstraintThatFailsWithAnExceptionHidesNoOtherError() {
        Map<String, Object> range = Map.of("from", 1L, "to", 2L, "name", "");

        assertThat(errors(
                        "fragile",
                        Map.of(
                                "from",
                                "x",
                                "to",
                                1L,
                                "name",
                                "",
                                "range",
                                range,
                                "maybe",
                                range,
                                "ranges",
                                List.of(range),
                                "by_name",
                                Map.of("k", range))))
                .containsExactly(
                        "INVALID: Not an integer (from)",
                        "INVALID: needs a name (name)",
                        "INVALID: needs a name (range.name)",
                        "INVALID: needs a name (maybe.name)",
                        "INVALID: needs a name (ranges.0.name)",
                        "INVALID: needs a name (by_name.k.name)");
    }
}
