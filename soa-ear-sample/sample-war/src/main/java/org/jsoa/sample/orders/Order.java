/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.orders;

import java.math.BigDecimal;
import java.util.List;

/**
 * An order that was placed.
 *
 * @param number its number
 * @param customer the name of the customer
 * @param lines the products
 * @param total what all of it costs
 */
public record Order(long number, String customer, List<Line> lines, BigDecimal total) {}
