/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.orders;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The orders, in memory. */
@ApplicationScoped
public class OrderBook {

    private final Map<Long, Order> orders = new ConcurrentHashMap<>();
    private final AtomicLong lastNumber = new AtomicLong();

    /** Creates an empty book. */
    public OrderBook() {}

    /**
     * Adds an order.
     *
     * @param request what was ordered
     * @param total what it costs
     * @return the order, with its number
     */
    public Order add(PlaceOrder request, BigDecimal total) {
        Order order = new Order(lastNumber.incrementAndGet(), request.customer(), request.lines(), total);
        orders.put(order.number(), order);
        return order;
    }

    /**
     * Finds an order.
     *
     * @param number its number
     * @return the order, or empty
     */
    public Optional<Order> find(long number) {
        return Optional.ofNullable(orders.get(number));
    }

    /**
     * Removes an order. Only one of several simultaneous calls gets it.
     *
     * @param number its number
     * @return the order, or empty
     */
    public Optional<Order> remove(long number) {
        return Optional.ofNullable(orders.remove(number));
    }
}
