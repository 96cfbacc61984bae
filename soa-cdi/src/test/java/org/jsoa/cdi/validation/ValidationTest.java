/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.validation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.message.SoaError;
import org.jsoa.service.Action;
import org.jsoa.service.Service;
import org.junit.jupiter.api.Test;

class ValidationTest {

    record Item(
            @NotNull(message = "required") Long itemId,
            @Min(value = 1, message = "too small") int count) {}

    record Order(
            @NotBlank(message = "required") String customerName,

            @JsonbProperty("_kind") @Size(min = 2, message = "too short")
            String kind,

            @NotNull @Size(max = 2, message = "too many") List<@Valid Item> items,
            Map<String, @Valid Item> byName,
            List<@Max(value = 5, message = "too large") Long> sizes,
            Optional<@Valid Item> extra) {}

    record Result(@Max(value = 10, message = "too large") long total) {}

    @Service("example")
    public static class Orders {
        @Inject
        Stock stock;

        @Action("order")
        public void order(@Valid Order body) {}

        @Action("unchecked")
        public void unchecked(Order body) {}

        @Action("mapped")
        public void mapped(@Size(min = 1, message = "must not be empty") Map<String, Object> body) {}

        @Action("total")
        @Valid
        public Result total() {
            return new Result(11);
        }

        @Action("take")
        public void take() {
            stock.take(0);
        }
    }

    @Service("example")
    @ApplicationScoped
    @Action("scoped_order")
    public static class ScopedOrder {
        public void run(@Valid Order body) {}
    }

    @Dependent
    public static class Stock {
        public void take(@Min(value = 1, message = "too small") int pieces) {}
    }

    private static List<SoaError> errors(String action, Map<String, Object> body) {
        try (Container container = Container.of(Orders.class, ScopedOrder.class, Stock.class)) {
            return container.run(action, body).errors();
        }
    }

    private static Map<String, Object> badOrder() {
        Map<String, Object> noId = new LinkedHashMap<>();
        noId.put("item_id", null);
        noId.put("count", 1L);
        return Map.of(
                "_kind", "x",
                "items", List.of(Map.of("count", 0L), noId, Map.of("item_id", 1L, "count", 1L)),
                "by_name", Map.of("a", Map.of("count", 1L)),
                "sizes", List.of(1L, 9L),
                "extra", Map.of("item_id", 1L, "count", 0L));
    }

    private static SoaError error(String code, String message, String field) {
        return SoaError.of(code, message, field).withCallerError(true);
    }

    @Test
    void reportsAllViolationsWithPointersInNamesOfTheWire() {
        for (String action : List.of("order", "scoped_order")) {
            assertThat(errors(action, badOrder()))
                    .containsExactly(
                            error("MISSING", "required", "customer_name"),
                            error("INVALID", "too short", "_kind"),
                            error("INVALID", "too many", "items"),
                            error("MISSING", "required", "items.0.item_id"),
                            error("INVALID", "too small", "items.0.count"),
                            error("INVALID", "required", "items.1.item_id"),
                            error("MISSING", "required", "by_name.a.item_id"),
                            error("INVALID", "too large", "sizes.1"),
                            error("INVALID", "too small", "extra.count"));
        }
    }

    @Test
    void reportsViolationsTogetherWithWhatDoesNotFit() {
        Map<String, Object> body = Map.of(
                "customer_name",
                7L,
                "_kind",
                "x",
                "items",
                List.of(Map.of("count", "many"), Map.of("item_id", "x", "count", 0L), 1L),
                "sizes",
                List.of("a", 9L),
                "extra_key",
                1L);

        assertThat(errors("order", body))
                .containsExactly(
                        error("INVALID", "Not a unicode string", "customer_name"),
                        error("INVALID", "too short", "_kind"),
                        error("INVALID", "too many", "items"),
                        error("MISSING", "required", "items.0.item_id"),
                        error("INVALID", "Not an integer", "items.0.count"),
                        error("INVALID", "Not an integer", "items.1.item_id"),
                        error("INVALID", "too small", "items.1.count"),
                        error("INVALID", "Not a dict", "items.2"),
                        error("INVALID", "Not an integer", "sizes.0"),
                        error("INVALID", "too large", "sizes.1"),
                        error("UNKNOWN", "Extra keys present: extra_key", null));
    }

    @Test
    void validatesOnlyWhatIsMarkedValid() {
        assertThat(errors("unchecked", Map.of("_kind", "x", "z", 1L)))
                .containsExactly(error("UNKNOWN", "Extra keys present: z", null));
        assertThat(errors("unchecked", badOrder())).isEmpty();
    }

    @Test
    void validatesTheBodyAsAWhole() {
        assertThat(errors("mapped", Map.of())).containsExactly(error("INVALID", "must not be empty", null));
    }

    @Test
    void blamesTheServiceForAnInvalidResult() {
        assertThat(errors("total", Map.of()))
                .containsExactly(SoaError.of(
                        "SERVER_ERROR", "The action \"total\" had an invalid response:\n\ttotal INVALID: too large"));
    }

    @Test
    void blamesTheServiceForAnInvalidCallInsideTheAction() {
        assertThat(errors("take", Map.of())).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo("SERVER_ERROR");
            assertThat(error.field()).isNull();
            assertThat(error.callerError()).isFalse();
        });
    }
}
