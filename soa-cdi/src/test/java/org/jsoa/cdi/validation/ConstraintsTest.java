/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.validation;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Priority;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.GroupSequence;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.constraintvalidation.SupportedValidationTarget;
import jakarta.validation.constraintvalidation.ValidationTarget;
import jakarta.validation.executable.ExecutableType;
import jakarta.validation.executable.ValidateOnExecution;
import jakarta.validation.groups.ConvertGroup;
import jakarta.validation.groups.Default;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.SoaError;
import org.jsoa.service.Action;
import org.jsoa.service.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Bean Validation offers beside plain constraints on the components of a body. */
@SuppressWarnings("ArrayRecordComponent")
class ConstraintsTest {

    private static Container container;

    interface Strict {}

    interface Expensive {}

    record Item(@Min(value = 1, message = "too small") int itemCount) {}

    record Nested(
            @Valid Item one,
            List<@Valid Item> list,
            Map<String, @Valid Item> map,
            Optional<@Valid Item> optional,
            @Valid Item[] array,
            Set<@Valid Item> set,
            List<List<@Valid Item>> lists,
            Map<Long, List<@Valid Item>> mapOfLists,
            Optional<List<@Valid Item>> optionalList,
            List<Optional<@Max(value = 5, message = "too large") Long>> optionals,
            Nested again) {}

    record Deep(@Valid Level level) {}

    record Level(@Valid Item item, List<@Valid Level> levels) {}

    record Grouped(
            @NotNull(message = "required") String always,

            @NotNull(message = "required if strict", groups = Strict.class)
            String ifStrict,

            int number) {}

    @GroupSequence({Sequenced.class, Expensive.class})
    record Sequenced(
            @NotNull(message = "required") String first,

            @Size(min = 5, message = "too short", groups = Expensive.class)
            String second) {}

    @Target(TYPE)
    @Retention(RUNTIME)
    @Constraint(validatedBy = InOrder.class)
    @interface Ordered {
        String message() default "must begin before it ends";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    public static final class InOrder implements ConstraintValidator<Ordered, Period> {
        @Override
        public boolean isValid(Period value, ConstraintValidatorContext context) {
            return value == null || value.begin() < value.end();
        }
    }

    @Ordered
    record Period(Long begin, Long end) {}

    record Periods(List<@Valid Period> periods, String name) {}

    record Range(Long from, Long to) {
        @AssertTrue(message = "from must be below to")
        public boolean isOrdered() {
            return from < to;
        }
    }

    record Ranges(@Valid Range range, Integer count) {}

    @Target(METHOD)
    @Retention(RUNTIME)
    @Constraint(validatedBy = Never.class)
    @interface NotToday {
        String message() default "not today";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @SupportedValidationTarget(ValidationTarget.PARAMETERS)
    public static final class Never implements ConstraintValidator<NotToday, Object[]> {
        @Override
        public boolean isValid(Object[] value, ConstraintValidatorContext context) {
            return false;
        }
    }

    public interface TakesItems {
        void inherited(@Valid Item body);
    }

    @Service("example")
    @ApplicationScoped
    public static class Actions implements TakesItems {
        @Action("nested")
        public void nested(@Valid Nested body) {}

        @Action("deep")
        public void deep(@Valid Deep body) {}

        @Action("lenient")
        public void lenient(@Valid Grouped body) {}

        @Action("strict")
        public void strict(@Valid @ConvertGroup(from = Default.class, to = Strict.class) Grouped body) {}

        @Action("sequenced")
        public void sequenced(@Valid Sequenced body) {}

        @Action("period")
        public void period(@Valid Period body) {}

        @Action("periods")
        public void periods(@Valid Periods body) {}

        @Action("ranges")
        public void ranges(@Valid Ranges body) {}

        @Action("today")
        @NotToday
        public void today(Item body) {}

        @Action("nothing")
        @NotNull(message = "must respond")
        public Map<String, Object> nothing() {
            return null;
        }

        @Action("too_much")
        @Size(max = 1, message = "too much")
        public Map<String, @NotNull(message = "must be something") Object> tooMuch(Map<String, Object> body) {
            return body;
        }

        @Override
        @Action("inherited")
        public void inherited(Item body) {}

        @Action("opted_out")
        @ValidateOnExecution(type = ExecutableType.NONE)
        public void optedOut(@Valid Grouped body) {}
    }

    @InterceptorBinding
    @Target(TYPE)
    @Retention(RUNTIME)
    @interface Wrapping {}

    @Interceptor
    @Wrapping
    @Priority(Interceptor.Priority.LIBRARY_BEFORE)
    public static class AsSessionBeansDo {
        @AroundInvoke
        Object wrap(InvocationContext invocation) throws Exception {
            try {
                return invocation.proceed();
            } catch (RuntimeException e) {
                throw new EJBException(e);
            }
        }
    }

    @Service("example")
    @ApplicationScoped
    @Wrapping
    public static class Wrapped {
        @Action("wrapped")
        public void wrapped(@Valid Item body) {}
    }

    @BeforeAll
    static void start() {
        container = Container.of(Actions.class, Wrapped.class, AsSessionBeansDo.class);
    }

    @AfterAll
    static void stop() {
        container.close();
    }

    private static List<String> errors(String action, Map<String, Object> body) {
        ActionResponse response = container.run(action, body);
        return response.errors().stream().map(SoaError::toString).toList();
    }

    private static final Map<String, Object> BAD = Map.of("item_count", 0L);

    @Test
    void findItsWayThroughContainersOfEveryKind() {
        Map<String, Object> body = new HashMap<>();
        body.put("one", BAD);
        body.put("list", List.of(Map.of("item_count", 1L), BAD));
        body.put("map", Map.of("a.b", BAD));
        body.put("optional", BAD);
        body.put("array", List.of(BAD));
        body.put("lists", List.of(List.of(), List.of(BAD)));
        body.put("map_of_lists", Map.of(7L, List.of(BAD)));
        body.put("optional_list", List.of(BAD));
        body.put("optionals", List.of(1L, 9L));
        body.put("again", Map.of("one", BAD));

        assertThat(errors("nested", body))
                .containsExactly(
                        "INVALID: too small (one.item_count)",
                        "INVALID: too small (list.1.item_count)",
                        "INVALID: too small (map.a.b.item_count)",
                        "INVALID: too small (optional.item_count)",
                        "INVALID: too small (array.0.item_count)",
                        "INVALID: too small (lists.1.0.item_count)",
                        "INVALID: too small (map_of_lists.7.0.item_count)",
                        "INVALID: too small (optional_list.0.item_count)",
                        "INVALID: too large (optionals.1)");
    }

    @Test
    void nameTheSetRatherThanAnElementOfIt() {
        assertThat(errors("nested", Map.of("set", List.of(BAD)))).containsExactly("INVALID: too small (set)");
    }

    @Test
    void goDownAsFarAsTheyAreTold() {
        Map<String, Object> inner = Map.of("item", BAD, "levels", List.of());

        assertThat(errors("deep", Map.of("level", Map.of("item", BAD, "levels", List.of(inner)))))
                .containsExactly(
                        "INVALID: too small (level.item.item_count)",
                        "INVALID: too small (level.levels.0.item.item_count)");
    }

    @Test
    void countForTheGroupThatTheActionConvertsTo() {
        assertThat(errors("lenient", Map.of("number", 1L))).containsExactly("MISSING: required (always)");
        assertThat(errors("strict", Map.of("number", 1L))).containsExactly("MISSING: required if strict (if_strict)");
    }

    @Test
    void countForThatGroupEvenWhereTheBodyDoesNotFit() {
        assertThat(errors("lenient", Map.of("number", "x")))
                .containsExactly("MISSING: required (always)", "INVALID: Not an integer (number)");
        assertThat(errors("strict", Map.of("number", "x")))
                .containsExactly("MISSING: required if strict (if_strict)", "INVALID: Not an integer (number)");
    }

    @Test
    void stopAtTheFirstGroupOfASequenceThatFails() {
        assertThat(errors("sequenced", Map.of("second", "x"))).containsExactly("MISSING: required (first)");
        assertThat(errors("sequenced", Map.of("first", "x", "second", "x")))
                .containsExactly("INVALID: too short (second)");
    }

    @Test
    void ofARecordAsAWholePointAtTheRecord() {
        assertThat(errors("period", Map.of("begin", 2L, "end", 1L)))
                .containsExactly("INVALID: must begin before it ends");
        assertThat(errors(
                        "periods",
                        Map.of("periods", List.of(Map.of("begin", 1L, "end", 2L), Map.of("begin", 2L, "end", 1L)))))
                .containsExactly("INVALID: must begin before it ends (periods.1)");
        assertThat(errors("ranges", Map.of("range", Map.of("from", 2L, "to", 1L))))
                .containsExactly("INVALID: from must be below to (range)");
    }

    @Test
    void ofARecordAsAWholeAreTriedBesideMismatchesElsewhereOnly() {
        Map<String, Object> bad = Map.of("begin", 2L, "end", 1L);

        assertThat(errors("periods", Map.of("periods", List.of(bad), "name", 1L)))
                .containsExactly(
                        "INVALID: must begin before it ends (periods.0)", "INVALID: Not a unicode string (name)");
        assertThat(errors("periods", Map.of("periods", List.of(Map.of("begin", 2L, "end", 1L, "x", 1L)))))
                .containsExactly(
                        "INVALID: must begin before it ends (periods.0)", "UNKNOWN: Extra keys present: x (periods.0)");
    }

    @Test
    void thatStumbleOverWhatCouldNotBeReadLeaveTheMismatchAlone() {
        assertThat(errors("ranges", Map.of("range", Map.of("from", "x", "to", 1L), "count", 1L)))
                .containsExactly("INVALID: Not an integer (range.from)");
        assertThat(errors("period", Map.of("begin", "x", "end", 1L)))
                .containsExactly("INVALID: Not an integer (begin)");
    }

    @Test
    void acrossParametersBlameTheCaller() {
        assertThat(errors("today", BAD)).containsExactly("INVALID: not today");
    }

    @Test
    void onTheResultBlameTheService() {
        assertThat(errors("nothing", Map.of()))
                .containsExactly(
                        "SERVER_ERROR: The action \"nothing\" had an invalid response:\n\tINVALID: must respond");
        Map<String, Object> tooMuch = new HashMap<>();
        tooMuch.put("a", 1L);
        tooMuch.put("b", null);
        assertThat(errors("too_much", tooMuch))
                .containsExactly("SERVER_ERROR: The action \"too_much\" had an invalid response:"
                        + "\n\tINVALID: too much\n\tb INVALID: must be something");
    }

    @Test
    void areInheritedFromAnInterface() {
        assertThat(errors("inherited", BAD)).containsExactly("INVALID: too small (item_count)");
        assertThat(errors("inherited", Map.of("item_count", 0L, "x", 1L)))
                .containsExactly("INVALID: too small (item_count)", "UNKNOWN: Extra keys present: x");
    }

    @Test
    void areLeftOutWhereTheActionOptsOut() {
        assertThat(errors("opted_out", Map.of("number", 1L))).isEmpty();
        assertThat(errors("opted_out", Map.of("number", "x"))).containsExactly("INVALID: Not an integer (number)");
    }

    @Test
    void blameTheCallerOfASessionBeanToo() {
        assertThat(errors("wrapped", BAD)).containsExactly("INVALID: too small (item_count)");
    }
}
