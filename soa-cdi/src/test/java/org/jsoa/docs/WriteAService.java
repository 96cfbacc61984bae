/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.docs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoa.service.Action;
import org.jsoa.service.LocalActions;
import org.jsoa.service.Service;

/** The Java of docs/howto/write-a-service.md. */
final class WriteAService {

    @Service("orders")
    @ApplicationScoped
    static class OrderActions {

        record Item(@NotBlank String product, @Positive int quantity) {}

        record Receipt(@NotBlank String number) {}

        // tag::validation[]
        public record Order(
                @NotBlank String customer,
                @Size(max = 100) List<@Valid Item> items,
                Map<String, @Positive Long> amounts,
                Optional<LocalDate> day) {}

        @Action("order")
        @Valid
        public Receipt order(@Valid Order body) {
            return new Receipt("2026-0001");
        }
        // end::validation[]
    }

    static class LocalCall {

        // tag::local[]
        @Inject
        LocalActions actions;

        void welcome(long userId) {
            actions.call("notify", Map.of("user_id", userId), Map.of("reason", "sign-up"));
        }
        // end::local[]
    }

    private WriteAService() {}
}
