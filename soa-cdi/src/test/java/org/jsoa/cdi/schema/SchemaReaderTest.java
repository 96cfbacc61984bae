/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.schema;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.model.ActionDefinition;
import org.jsoa.cdi.model.ActionModel;
import org.jsoa.cdi.model.ServiceDefinition;
import org.jsoa.message.Amount;
import org.jsoa.service.DeliveryMode;
import org.jsoa.service.Description;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SchemaReaderTest {

    private static ValidatorFactory factory;

    @BeforeAll
    static void startValidator() {
        factory = Validation.buildDefaultValidatorFactory();
    }

    @AfterAll
    static void stopValidator() {
        factory.close();
    }

    private static ActionModel action(String name) {
        Method method = Arrays.stream(Actions.class.getDeclaredMethods())
                .filter(found -> found.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return new ActionModel(
                new ServiceDefinition("example", "", DeliveryMode.AT_MOST_ONCE),
                new ActionDefinition(name, "", null, null, false),
                Actions.class,
                method,
                ActionModel.NO_ALTERNATIVE);
    }

    private static SchemaReader reader(Validator validator) {
        return new SchemaReader(new BodyMapper(), Optional.ofNullable(validator));
    }

    private static Schema request(String method) {
        return reader(factory.getValidator()).request(action(method)).orElseThrow();
    }

    private static Schema response(String method) {
        return reader(factory.getValidator()).response(action(method));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> contents(Schema schema) {
        return (Map<String, Object>) schema.conformity().get("contents");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> properties(Schema schema) {
        return (Map<String, Object>) schema.json().get("properties");
    }

    private static Map<String, Object> type(String type) {
        return Map.of("type", type);
    }

    private static Map<String, Object> type(String type, String key, Object value) {
        return Map.of("type", type, key, value);
    }

    enum Colour {
        RED,
        BLUE
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Values(
            boolean flag,
            byte tiny,
            long number,
            double fraction,
            @NotNull BigInteger big,
            @NotNull BigDecimal price,
            @NotNull String name,
            @NotNull byte[] data,
            @NotNull LocalDateTime local,
            @NotNull Instant moment,
            @NotNull LocalDate day,
            @NotNull LocalTime hour,
            @NotNull Amount amount,
            @NotNull Colour colour,
            @NotNull UUID id,
            @NotNull Object anything) {}

    record Wire(int firstName, @JsonbProperty("SecondName") int secondName) {}

    record Texts(
            @Size(min = 2, max = 5) String sized,
            @NotBlank String notBlank,
            @NotEmpty String notEmpty,
            @Pattern(regexp = "[a-z]+") String pattern,
            @Email String email) {}

    record Numbers(
            @Positive Integer positive,
            @Negative Long negative,
            @Min(1) @Min.List(@Min(5)) Long twice,
            @DecimalMin("0.5") Double half,
            @Percent Integer percent) {}

    @Min(0)
    @Max(100)
    @Constraint(validatedBy = {})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Percent {
        String message() default "not a percentage";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    record Item(@Min(1) long id) {}

    @SuppressWarnings("ArrayRecordComponent")
    record Containers(
            @Size(max = 3) List<@Size(max = 9) String> names,
            @Valid List<Item> items,
            List<Item> unchecked,
            @NotEmpty Map<@NotBlank String, @Min(1) Long> counts,
            Map<Integer, Colour> byNumber,
            Set<Integer> set,
            int[] array,
            Map<String, Object> free) {}

    record Optionals(
            Optional<@Min(1) Long> some,
            @NotNull Optional<Long> demanded,
            Optional<@NotNull Long> full,
            OptionalInt perhaps,
            Integer absent) {}

    record Tree(@NotNull String name, @Valid List<Tree> children) {}

    record Left(Right right) {}

    record Right(Left left) {}

    record Page<T>(List<T> rows, int total) {}

    @JsonbNillable(false)
    record Sparse(String left, @NotNull String right, int always) {}

    record Dense(String left, @JsonbNillable(false) String right) {}

    @Description("One of those.")
    record Described(
            @Description("Which one.") int which,
            @Description("The other.") Item other) {}

    static class Actions {
        void values(@Valid Values body) {}

        void wire(@Valid Wire body) {}

        void texts(@Valid Texts body) {}

        void numbers(@Valid Numbers body) {}

        void unchecked(Numbers body) {}

        void containers(@Valid Containers body) {}

        void optionals(@Valid Optionals body) {}

        void tree(@Valid Tree body) {}

        void mutual(@Valid Left body) {}

        Page<Item> page() {
            return null;
        }

        @Valid
        Sparse sparse() {
            return null;
        }

        Dense dense() {
            return null;
        }

        void described(Described body) {}

        Map<String, Object> free(@Size(max = 4) Map<String, Object> body) {
            return body;
        }
    }

    @Test
    void knowsTheValuesOfTheWire() {
        Schema values = request("values");

        assertThat(contents(values))
                .containsExactly(
                        entry("flag", type("boolean")),
                        entry("tiny", Map.of("type", "integer", "gte", -128L, "lte", 127L)),
                        entry("number", type("integer")),
                        entry("fraction", type("float")),
                        entry("big", type("integer")),
                        entry("price", type("decimal")),
                        entry("name", type("unicode")),
                        entry("data", type("bytes")),
                        entry("local", type("datetime")),
                        entry("moment", type("datetime")),
                        entry("day", type("date")),
                        entry("hour", type("time")),
                        entry("amount", type("currint.Amount", "valid_currencies", "(all currencies)")),
                        entry("colour", type("constant", "values", List.of("BLUE", "RED"))),
                        entry("id", type("unicode")),
                        entry("anything", type("anything")));
        assertThat(properties(values))
                .contains(
                        entry("flag", type("boolean")),
                        entry("fraction", type("number")),
                        entry("price", type("string", "format", "decimal")),
                        entry("data", Map.of("$comment", "Bytes, which JSON does not have.")),
                        entry("local", type("string", "format", "date-time-local")),
                        entry("moment", type("string", "format", "date-time")),
                        entry("colour", Map.of("enum", List.of("RED", "BLUE"))),
                        entry("anything", Map.of()));
        assertThat(values.conformity())
                .containsEntry("optional_keys", List.of())
                .containsEntry("allow_extra_keys", false);
    }

    @Test
    void usesTheNamesOfTheWire() {
        assertThat(contents(request("wire"))).containsOnlyKeys("first_name", "SecondName");
    }

    @Test
    void saysWhatConstraintsDemandOfText() {
        Schema texts = request("texts");

        assertThat(contents(texts))
                .containsExactly(
                        entry("sized", Map.of("type", "unicode", "min_length", 2L, "max_length", 5L)),
                        entry("not_blank", type("unicode", "allow_blank", false)),
                        entry("not_empty", type("unicode", "min_length", 1L)),
                        entry("pattern", type("unicode")),
                        entry("email", type("email_address")));
        assertThat(texts.conformity()).containsEntry("optional_keys", List.of("email", "pattern", "sized"));
        assertThat(properties(texts))
                .contains(
                        entry("sized", Map.of("type", List.of("string", "null"), "minLength", 2L, "maxLength", 5L)),
                        entry("not_blank", type("string", "pattern", "\\S")),
                        entry("pattern", Map.of("type", List.of("string", "null"), "pattern", "^(?:[a-z]+)$")));
        assertThat(texts.json()).containsEntry("required", List.of("not_blank", "not_empty"));
    }

    @Test
    void saysTheNarrowestBoundsOfNumbers() {
        assertThat(contents(request("numbers")))
                .containsExactly(
                        entry("positive", Map.of("type", "integer", "gt", 0L, "lte", (long) Integer.MAX_VALUE)),
                        entry("negative", type("integer", "lt", 0L)),
                        entry("twice", type("integer", "gte", 5L)),
                        entry("half", type("float", "gte", 0.5)),
                        entry("percent", Map.of("type", "integer", "gte", 0L, "lte", 100L)));
    }

    @Test
    void leavesOutConstraintsThatAreNotChecked() {
        assertThat(contents(request("unchecked"))).containsEntry("negative", type("integer"));
        assertThat(contents(reader(null).request(action("numbers")).orElseThrow()))
                .containsEntry("negative", type("integer"));
    }

    @Test
    void describesWhatIsInsideListsAndMaps() {
        Schema containers = request("containers");
        Map<String, Object> checked = Map.of(
                "type",
                "dictionary",
                "contents",
                Map.of("id", type("integer", "gte", 1L)),
                "optional_keys",
                List.of(),
                "allow_extra_keys",
                false);

        assertThat(contents(containers))
                .contains(
                        entry(
                                "names",
                                Map.of(
                                        "type",
                                        "list",
                                        "contents",
                                        type("unicode", "max_length", 9L),
                                        "max_length",
                                        3L)),
                        entry("items", type("list", "contents", checked)),
                        entry(
                                "counts",
                                Map.of(
                                        "type",
                                        "schemaless_dictionary",
                                        "key_type",
                                        type("unicode", "allow_blank", false),
                                        "value_type",
                                        type("integer", "gte", 1L),
                                        "min_length",
                                        1L)),
                        entry(
                                "array",
                                type(
                                        "list",
                                        "contents",
                                        Map.of("type", "integer", "gte", (long) Integer.MIN_VALUE, "lte", (long)
                                                Integer.MAX_VALUE))),
                        entry("free", type("schemaless_dictionary", "key_type", type("unicode"))));
        assertThat(contents(containers).get("unchecked"))
                .extracting("contents.contents")
                .isEqualTo(Map.of("id", type("integer")));
        assertThat(contents(containers).get("by_number"))
                .extracting("value_type.type")
                .isEqualTo("constant");
        assertThat(properties(containers))
                .contains(
                        entry(
                                "items",
                                Map.of("type", List.of("array", "null"), "items", Map.of("$ref", "#/$defs/Item"))),
                        entry(
                                "unchecked",
                                Map.of("type", List.of("array", "null"), "items", Map.of("$ref", "#/$defs/Item2"))));
        assertThat(containers.json().get("$defs"))
                .extracting("Item.properties.id.minimum", "Item2.properties.id")
                .containsExactly(1L, type("integer"));
    }

    @Test
    void takesAnOptionalForAKeyThatMayBeAbsent() {
        Schema optionals = request("optionals");

        assertThat(optionals.conformity())
                .containsEntry("optional_keys", List.of("absent", "demanded", "perhaps", "some"));
        assertThat(contents(optionals))
                .containsEntry("some", type("integer", "gte", 1L))
                .containsEntry("demanded", type("integer"));
        assertThat(optionals.json()).containsEntry("required", List.of("full"));
    }

    @Test
    void describesARecordThatContainsItselfOnce() {
        Schema tree = request("tree");

        assertThat(properties(tree).get("children")).extracting("items").isEqualTo(Map.of("$ref", "#"));
        assertThat(contents(tree).get("children"))
                .extracting("contents.type", "contents.description")
                .containsExactly("schemaless_dictionary", "A Tree, which is described elsewhere in this schema.");
        assertThat(contents(request("mutual")).get("right"))
                .extracting("contents.left.contents.right.type")
                .isEqualTo("schemaless_dictionary");
    }

    @Test
    void putsTypeArgumentsIn() {
        assertThat(contents(response("page")).get("rows"))
                .extracting("nullable.contents.contents.id.type")
                .isEqualTo("integer");
    }

    @Test
    void saysWhichKeysOfAResponseMayBeNullOrMissing() {
        Schema sparse = response("sparse");
        assertThat(sparse.conformity()).containsEntry("optional_keys", List.of("left"));
        assertThat(contents(sparse)).containsEntry("left", type("unicode")).containsEntry("right", type("unicode"));
        assertThat(properties(sparse)).containsEntry("left", type("string"));

        Schema dense = response("dense");
        assertThat(dense.conformity()).containsEntry("optional_keys", List.of("right"));
        assertThat(contents(dense))
                .containsEntry("left", type("nullable", "nullable", type("unicode")))
                .containsEntry("right", type("unicode"));
        assertThat(properties(dense)).containsEntry("left", Map.of("type", List.of("string", "null")));
    }

    @Test
    void passesDescriptionsOn() {
        Schema described = request("described");

        assertThat(described.conformity()).containsEntry("description", "One of those.");
        assertThat(contents(described).get("which")).extracting("description").isEqualTo("Which one.");
        assertThat(properties(described).get("other"))
                .isEqualTo(Map.of(
                        "anyOf",
                        List.of(Map.of("$ref", "#/$defs/Item", "description", "The other."), Map.of("type", "null"))));
    }

    @Test
    void describesABodyThatIsAMap() {
        assertThat(request("free").conformity())
                .isEqualTo(Map.of("type", "schemaless_dictionary", "key_type", type("unicode"), "max_length", 4L));
        assertThat(response("free").json())
                .isEqualTo(Map.of("$schema", "https://json-schema.org/draft/2020-12/schema", "type", "object"));
    }
}
