/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.stock;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

/**
 * Some of one product.
 *
 * @param product the name of the product
 * @param quantity how many of it
 */
// tag::line[]
public record Line(
        @NotBlank String product, @Min(1) @Max(100) int quantity) {}
// end::line[]
