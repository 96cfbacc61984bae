/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.orders;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jsoa.service.ServiceSettings;
import org.jsoa.service.Setting;

/**
 * The settings of the service {@code orders}, read from MicroProfile Config.
 *
 * @param discountPercent {@code soa.services.orders.settings.discount-percent}: the discount that the switch turns on
 */
// tag::settings[]
@ServiceSettings("orders")
public record OrderSettings(
        @Setting(defaultValue = "10") @Min(0) @Max(90) int discountPercent) {}
// end::settings[]
