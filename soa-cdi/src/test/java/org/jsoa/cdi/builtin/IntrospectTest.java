/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.SoaError;
import org.jsoa.service.Action;
import org.jsoa.service.Service;
import org.jsoa.service.Switched;
import org.junit.jupiter.api.Test;

class IntrospectTest {

    record Power(
            @NotNull @Min(-1000) @Max(1000) Long base,

            @Min(0) @DecimalMax(value = "64", inclusive = false)
            Integer exponent) {}

    record Powered(@NotNull BigInteger result) {}

    @Service(value = "example", description = "Does sums.")
    @ApplicationScoped
    public static class MathActions {

        @Valid
        @Action(value = "power", description = "Raises base to exponent.")
        public Powered power(@Valid Power body) {
            return new Powered(BigInteger.valueOf(body.base()).pow(body.exponent()));
        }
    }

    @Service("example")
    @Action(value = "echo", description = "Returns what it is sent.")
    public static class Echo {
        public Map<String, Object> run(Map<String, Object> body) {
            return body;
        }
    }

    @Service("other")
    public static class Other {
        @Action("nothing")
        public void nothing() {}
    }

    @Test
    @SuppressWarnings("unchecked")
    void describesOneActionAsPySoaDoes() {
        try (Container container = Container.of(MathActions.class, Echo.class)) {
            Map<String, Object> body =
                    container.run("introspect", Map.of("action_name", "power")).body();

            assertThat(body.keySet()).containsExactly("action_names", "actions");
            assertThat(body).containsEntry("action_names", List.of("power"));
            Map<String, Object> power = ((Map<String, Map<String, Object>>) body.get("actions")).get("power");
            assertThat(power.keySet())
                    .containsExactly("documentation", "request_schema", "response_schema", "json_schema");
            assertThat(power)
                    .containsEntry("documentation", "Raises base to exponent.")
                    .containsEntry(
                            "request_schema",
                            Map.of(
                                    "type",
                                    "dictionary",
                                    "contents",
                                    Map.of(
                                            "base",
                                            Map.of("type", "integer", "gte", -1000L, "lte", 1000L),
                                            "exponent",
                                            Map.of("type", "integer", "gte", 0L, "lt", 64L)),
                                    "optional_keys",
                                    List.of("exponent"),
                                    "allow_extra_keys",
                                    false))
                    .containsEntry(
                            "response_schema",
                            Map.of(
                                    "type",
                                    "dictionary",
                                    "contents",
                                    Map.of("result", Map.of("type", "integer")),
                                    "optional_keys",
                                    List.of(),
                                    "allow_extra_keys",
                                    false))
                    .containsEntry(
                            "json_schema",
                            Map.of(
                                    "request",
                                    Map.of(
                                            "$schema",
                                            "https://json-schema.org/draft/2020-12/schema",
                                            "type",
                                            "object",
                                            "properties",
                                            Map.of(
                                                    "base",
                                                    Map.of("type", "integer", "minimum", -1000L, "maximum", 1000L),
                                                    "exponent",
                                                    Map.of(
                                                            "type",
                                                            List.of("integer", "null"),
                                                            "minimum",
                                                            0L,
                                                            "exclusiveMaximum",
                                                            64L)),
                                            "required",
                                            List.of("base"),
                                            "additionalProperties",
                                            false),
                                    "response",
                                    Map.of(
                                            "$schema",
                                            "https://json-schema.org/draft/2020-12/schema",
                                            "type",
                                            "object",
                                            "properties",
                                            Map.of("result", Map.of("type", "integer")),
                                            "required",
                                            List.of("result"),
                                            "additionalProperties",
                                            false)));
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void describesAllActionsOfTheServiceThatIsAsked() {
        try (Container container = Container.of(MathActions.class, Echo.class, Other.class)) {
            Map<String, Object> body = container.run("introspect", Map.of()).body();

            assertThat(body)
                    .containsEntry("documentation", "Does sums.")
                    .containsEntry("action_names", List.of("echo", "introspect", "power", "status"));
            Map<String, Map<String, Object>> actions = (Map<String, Map<String, Object>>) body.get("actions");
            assertThat(actions.keySet()).containsExactly("echo", "introspect", "power", "status");
            assertThat(actions.get("echo"))
                    .containsEntry("documentation", "Returns what it is sent.")
                    .containsEntry(
                            "request_schema",
                            Map.of("type", "schemaless_dictionary", "key_type", Map.of("type", "unicode")));

            Map<String, Object> other =
                    container.runOn("other", "introspect", Map.of()).body();
            assertThat(other)
                    .containsEntry("action_names", List.of("introspect", "nothing", "status"))
                    .doesNotContainKey("documentation");
            Map<String, Object> nothing = ((Map<String, Map<String, Object>>) other.get("actions")).get("nothing");
            assertThat(nothing)
                    .containsEntry("documentation", null)
                    .containsEntry("request_schema", null)
                    .containsEntry(
                            "response_schema",
                            Map.of(
                                    "type",
                                    "dictionary",
                                    "contents",
                                    Map.of(),
                                    "optional_keys",
                                    List.of(),
                                    "allow_extra_keys",
                                    false));
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void describesTheBuiltInActionsAsPySoaDoes() {
        try (Container container = Container.of(Echo.class)) {
            Map<String, Map<String, Map<String, Object>>> actions = (Map<String, Map<String, Map<String, Object>>>)
                    container.run("introspect", Map.of()).body().get("actions");

            assertThat(actions.get("status").get("request_schema")).containsEntry("optional_keys", List.of("verbose"));
            assertThat(actions.get("status").get("response_schema"))
                    .containsEntry("optional_keys", List.of("build", "healthcheck", "settings"));
            assertThat(actions.get("introspect").get("request_schema"))
                    .containsEntry("optional_keys", List.of("action_name"))
                    .extractingByKey("contents")
                    .extracting("action_name")
                    .isEqualTo(Map.of(
                            "type",
                            "unicode",
                            "min_length",
                            1L,
                            "description",
                            "The one action to describe, by its name or by that of one of its variants; all, if left"
                                    + " out."));
            assertThat(actions.get("introspect").get("response_schema"))
                    .containsEntry("optional_keys", List.of("documentation"));
        }
    }

    @Test
    void refusesWhatIsNotTheNameOfAnAction() {
        try (Container container = Container.of(Echo.class, Other.class)) {
            assertThat(container
                            .run("introspect", Map.of("action_name", "nothing"))
                            .errors())
                    .containsExactly(SoaError.of("INVALID", "Action not defined in service", "action_name")
                            .withCallerError(true));
            assertThat(container.run("introspect", Map.of("action_name", "")).errors())
                    .containsExactly(SoaError.of("INVALID", "String must have a length of at least 1", "action_name")
                            .withCallerError(true));
            assertThat(container.run("introspect", Map.of("action_name", " ")).errors())
                    .containsExactly(SoaError.of("INVALID", "String cannot be blank", "action_name")
                            .withCallerError(true));
            assertThat(container.run("introspect", Map.of("action_name", 1L)).errors())
                    .containsExactly(SoaError.of("INVALID", "Not a unicode string", "action_name")
                            .withCallerError(true));
        }
    }

    @Service("example")
    public static class Variants {
        @Switched(5)
        @Action(value = "greet", description = "The fifth.")
        public void fifth() {}

        @Action(value = "greet", description = "The usual.")
        public void usual() {}
    }

    @Test
    void describesEachVariantOfASwitchedAction() {
        try (Container container = Container.of(Variants.class)) {
            assertThat(container.run("introspect", Map.of()).body())
                    .containsEntry(
                            "action_names", List.of("greet[DEFAULT]", "greet[switch:5]", "introspect", "status"));
            assertThat(container
                            .run("introspect", Map.of("action_name", "greet"))
                            .body())
                    .containsEntry("action_names", List.of("greet[DEFAULT]", "greet[switch:5]"));
            assertThat(container
                            .run("introspect", Map.of("action_name", "greet[switch:5]"))
                            .body())
                    .containsEntry("action_names", List.of("greet[switch:5]"))
                    .extractingByKey("actions")
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .extractingByKey("greet[switch:5]")
                    .extracting("documentation")
                    .isEqualTo("The fifth.");
            assertThat(container
                            .run("introspect", Map.of("action_name", "greet[switch:6]"))
                            .errors())
                    .hasSize(1);
        }
    }

    @Service("example")
    public static class OwnIntrospection {
        @Action(value = "introspect", description = "Tells nothing.")
        public void tell() {}
    }

    @Test
    void leavesTheActionToTheApplicationThatHasItsOwn() {
        try (Container container = Container.of(OwnIntrospection.class)) {
            ActionResponse response = container.run("introspect", Map.of());

            assertThat(response).isEqualTo(ActionResponse.of("introspect", Map.of()));
        }
    }
}
