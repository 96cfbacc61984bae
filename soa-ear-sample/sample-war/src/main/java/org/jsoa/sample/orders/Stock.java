/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.orders;

import java.math.BigDecimal;
import java.util.List;
import org.jsoa.client.BodyField;
import org.jsoa.service.Action;

/** The service {@code stock}, as this service sees it: a typed client. It shares no class with the service. */
// tag::client[]
public interface Stock {

    /**
     * Lists all products.
     *
     * @return the products
     */
    @Action("list_products")
    @BodyField("products")
    List<Product> products();

    /**
     * Takes products off the shelf.
     *
     * @param lines the field {@code lines} of the request
     * @return the field {@code products} of the response
     */
    @Action("reserve")
    @BodyField("products")
    List<Product> reserve(List<Line> lines);

    /**
     * What this service needs to know of a product. Other fields of the response are ignored.
     *
     * @param name the name
     * @param price the price of one
     */
    record Product(String name, BigDecimal price) {}
}
// end::client[]
