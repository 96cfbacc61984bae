/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.orders;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jsoa.client.CallException;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.SoaClient;
import org.jsoa.sample.orders.Stock.Product;
import org.jsoa.service.Action;
import org.jsoa.service.ActionException;
import org.jsoa.service.Service;
import org.jsoa.service.Switched;

/** The actions of the service {@code orders}. */
@Service(value = "orders", description = "Takes orders.")
public class OrderActions {

    /** Requests with this switch get a discount. */
    private static final long DISCOUNT_SWITCH = 5;

    private final OrderSettings settings;
    private final OrderBook book;
    private final Stock stock;
    private final ServiceClient stockByName;

    // tag::injection[]
    @Inject
    OrderActions(
            OrderSettings settings,
            OrderBook book,
            @SoaClient("stock") Stock stock,
            @SoaClient("stock") ServiceClient stockByName) {
        this.settings = settings;
        this.book = book;
        this.stock = stock;
        this.stockByName = stockByName;
    }
    // end::injection[]

    /**
     * Places an order.
     *
     * @param body what to order
     * @return the order
     */
    // tag::place[]
    @Action(value = "place_order", description = "Reserves the products and keeps the order.")
    public Order place(@Valid PlaceOrder body) {
        try {
            return book.add(body, total(body.lines(), stock.reserve(body.lines())));
        } catch (CallException e) {
            // The lines of both requests have the same path: the errors fit the request of this action too.
            throw ActionException.of(e);
        }
    }
    // end::place[]

    /**
     * Finds an order.
     *
     * @param body its number
     * @return the order
     */
    @Action(value = "find_order", description = "Finds an order by its number.")
    public Order find(@Valid OrderNumber body) {
        return book.find(body.number()).orElseThrow(() -> unknown(body));
    }

    /**
     * Cancels an order, which puts its products back on the shelf.
     *
     * @param body its number
     * @return the order
     */
    // tag::cancel[]
    @Action(value = "cancel_order", description = "Removes an order and releases its products.")
    public Order cancel(@Valid OrderNumber body) {
        // The order is removed first: two simultaneous requests must not release its products twice.
        Order order = book.remove(body.number()).orElseThrow(() -> unknown(body));
        stockByName.callAction("release", Map.of("lines", order.lines()));
        return order;
    }
    // end::cancel[]

    /**
     * Says what an order would cost.
     *
     * @param body what would be ordered
     * @return the price
     */
    // tag::quote[]
    @Action(value = "quote_order", description = "Says what an order would cost.")
    public Quote quote(@Valid PlaceOrder body) {
        return new Quote(total(body.lines(), stock.products()), "list prices");
    }

    /**
     * Says what an order would cost, for requests with the switch of the discount.
     *
     * @param body what would be ordered
     * @return the price
     */
    @Action(value = "quote_order", description = "Says what an order would cost.")
    @Switched(DISCOUNT_SWITCH)
    public Quote quoteWithDiscount(@Valid PlaceOrder body) {
        BigDecimal factor = BigDecimal.valueOf(100L - settings.discountPercent(), 2);
        BigDecimal total = total(body.lines(), stock.products()).multiply(factor);
        return new Quote(total.setScale(2, RoundingMode.HALF_UP), settings.discountPercent() + " % discount");
    }
    // end::quote[]

    private static BigDecimal total(List<Line> lines, List<Product> products) {
        Map<String, BigDecimal> prices = products.stream().collect(toMap(Product::name, Product::price));
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            BigDecimal price = prices.get(line.product());
            if (price == null) {
                throw new ActionException(
                        "UNKNOWN_PRODUCT",
                        "There is no product \"" + line.product() + "\".",
                        "lines." + i + ".product");
            }
            total = total.add(price.multiply(BigDecimal.valueOf(line.quantity())));
        }
        return total;
    }

    private static ActionException unknown(OrderNumber body) {
        return new ActionException("UNKNOWN_ORDER", "There is no order " + body.number() + ".", "number");
    }

    /**
     * The request of {@code find_order} and {@code cancel_order}.
     *
     * @param number the number of the order
     */
    public record OrderNumber(@Positive long number) {}

    /**
     * The response of {@code quote_order}.
     *
     * @param total what the order would cost
     * @param prices which prices it is computed with
     */
    public record Quote(BigDecimal total, String prices) {}
}
