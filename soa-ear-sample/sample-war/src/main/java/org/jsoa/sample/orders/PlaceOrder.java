/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.orders;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * The request of {@code place_order} and {@code quote_order}. Bean Validation checks it before the action runs.
 *
 * @param customer the name of the customer
 * @param lines one to ten lines
 */
public record PlaceOrder(
        @NotBlank @Size(max = 40) String customer,
        @NotEmpty @Size(max = 10) List<@NotNull @Valid Line> lines) {}
