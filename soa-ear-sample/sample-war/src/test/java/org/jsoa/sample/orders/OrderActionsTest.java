/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoa.client.CallActionException;
import org.jsoa.client.ServiceClient;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.sample.orders.OrderActions.OrderNumber;
import org.jsoa.sample.orders.OrderActions.Quote;
import org.jsoa.service.ActionException;
import org.junit.jupiter.api.Test;

class OrderActionsTest {

    private static final PlaceOrder REQUEST =
            new PlaceOrder("Ada", List.of(new Line("pen", 2), new Line("stapler", 1)));

    private final FakeStock stock = new FakeStock();
    private final List<Object> callsByName = new ArrayList<>();
    private final OrderActions actions =
            new OrderActions(new OrderSettings(10), new OrderBook(), stock, recordingClient());

    // tag::fake[]
    /** A stock that has everything unless it is told to fail. */
    private static final class FakeStock implements Stock {

        private final List<Line> reserved = new ArrayList<>();
        private RuntimeException failure;

        @Override
        public List<Product> products() {
            return List.of(new Product("pen", new BigDecimal("1.25")), new Product("stapler", new BigDecimal("9.90")));
        }

        @Override
        public List<Product> reserve(List<Line> lines) {
            if (failure != null) {
                throw failure;
            }
            reserved.addAll(lines);
            return products();
        }
    }
    // end::fake[]

    private ServiceClient recordingClient() {
        return (ServiceClient) Proxy.newProxyInstance(
                ServiceClient.class.getClassLoader(),
                new Class<?>[] {ServiceClient.class},
                (proxy, method, arguments) -> {
                    callsByName.add(List.of(arguments));
                    return null;
                });
    }

    // tag::test[]
    @Test
    void reservesWhatIsOrderedAndKeepsTheOrder() {
        Order order = actions.place(REQUEST);

        assertThat(order).isEqualTo(new Order(1, "Ada", REQUEST.lines(), new BigDecimal("12.40")));
        assertThat(stock.reserved).isEqualTo(REQUEST.lines());
        assertThat(actions.find(new OrderNumber(1))).isEqualTo(order);
    }
    // end::test[]

    @Test
    void keepsNoOrderAndPassesTheErrorsOnIfTheReservationFails() {
        SoaError error = SoaError.of("OUT_OF_STOCK", "Only 0 of \"stapler\" left.", "lines.1.quantity")
                .withCallerError(true);
        stock.failure = failed(error);

        assertThatExceptionOfType(ActionException.class)
                .isThrownBy(() -> actions.place(REQUEST))
                .satisfies(e -> assertThat(e.errors()).containsExactly(error));
        assertThatExceptionOfType(ActionException.class).isThrownBy(() -> actions.find(new OrderNumber(1)));
    }

    private static CallActionException failed(SoaError error) {
        ActionResponse action = new ActionResponse("reserve", List.of(error), Map.of());
        return new CallActionException("stock", new JobResponse(List.of(), Map.of(), List.of(action)));
    }

    @Test
    void cancellingReleasesTheProductsOnce() {
        actions.place(REQUEST);

        assertThat(actions.cancel(new OrderNumber(1)).customer()).isEqualTo("Ada");
        assertThat(callsByName).containsExactly(List.of("release", Map.of("lines", REQUEST.lines())));
        assertUnknown(() -> actions.cancel(new OrderNumber(1)));
        assertThat(callsByName).hasSize(1);
    }

    @Test
    void saysThatAnOrderIsUnknown() {
        assertUnknown(() -> actions.find(new OrderNumber(999)));
    }

    private static void assertUnknown(Runnable call) {
        assertThatExceptionOfType(ActionException.class).isThrownBy(call::run).satisfies(e -> assertThat(e.errors())
                .extracting(SoaError::code, SoaError::field)
                .containsExactly(tuple("UNKNOWN_ORDER", "number")));
    }

    @Test
    void quotesWithAndWithoutDiscount() {
        assertThat(actions.quote(REQUEST)).isEqualTo(new Quote(new BigDecimal("12.40"), "list prices"));
        assertThat(actions.quoteWithDiscount(REQUEST)).isEqualTo(new Quote(new BigDecimal("11.16"), "10 % discount"));
        assertThat(stock.reserved).isEmpty();
    }

    @Test
    void namesTheLineThatHasNoPrice() {
        PlaceOrder request = new PlaceOrder("Ada", List.of(new Line("pen", 1), new Line("pin", 1)));

        assertThatExceptionOfType(ActionException.class)
                .isThrownBy(() -> actions.quote(request))
                .satisfies(e -> assertThat(e.errors())
                        .extracting(SoaError::code, SoaError::field)
                        .containsExactly(tuple("UNKNOWN_PRODUCT", "lines.1.product")));
    }
}
