/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.stock;

import java.math.BigDecimal;

/**
 * A product on the shelf.
 *
 * @param name the name, by which it is ordered
 * @param price the price of one
 * @param available how many are on the shelf
 */
// tag::product[]
public record Product(String name, BigDecimal price, int available) {

    Product plus(int quantity) {
        return new Product(name, price, available + quantity);
    }
}
// end::product[]
