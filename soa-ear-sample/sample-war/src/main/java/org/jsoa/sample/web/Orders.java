/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.web;

import java.math.BigDecimal;
import java.util.List;
import org.jsoa.client.CallOptions;
import org.jsoa.service.Action;

/** The service {@code orders} as a typed client. */
public interface Orders {

    /**
     * Places an order.
     *
     * @param body the request
     * @return the order
     */
    @Action("place_order")
    Order place(OrderRequest body);

    /**
     * Computes the price of an order without placing it.
     *
     * @param body the request
     * @param options the options of the call
     * @return the price
     */
    @Action("quote_order")
    Quote quote(OrderRequest body, CallOptions options);

    /**
     * Finds an order.
     *
     * @param number the field {@code number} of the request
     * @return the order
     */
    @Action("find_order")
    Order find(long number);

    /**
     * Cancels an order.
     *
     * @param number the field {@code number} of the request
     * @return the order
     */
    @Action("cancel_order")
    Order cancel(long number);

    /**
     * What to order. The service checks it.
     *
     * @param customer the name of the customer
     * @param lines the products
     */
    record OrderRequest(String customer, List<Line> lines) {}

    /**
     * A line of an order.
     *
     * @param product the name of the product
     * @param quantity how many of it
     */
    record Line(String product, Integer quantity) {}

    /**
     * An order that was placed.
     *
     * @param number its number
     * @param customer the name of the customer
     * @param lines the products
     * @param total what all of it costs
     */
    record Order(long number, String customer, List<Line> lines, BigDecimal total) {}

    /**
     * What an order would cost.
     *
     * @param total the price
     * @param prices which prices it is computed with
     */
    record Quote(BigDecimal total, String prices) {}
}
