/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.jsoa.message.SoaError;
import org.jsoa.sample.stock.StockActions.Lines;
import org.jsoa.service.ActionException;
import org.junit.jupiter.api.Test;

class StockActionsTest {

    private final StockActions actions = new StockActions(new Shelf());

    private static Lines lines(Line... lines) {
        return new Lines(List.of(lines));
    }

    private int available(String product) {
        return actions.list().products().stream()
                .filter(one -> one.name().equals(product))
                .findFirst()
                .orElseThrow()
                .available();
    }

    @Test
    void reservesAllLinesAndReturnsTheirProducts() {
        assertThat(actions.reserve(lines(new Line("pen", 3), new Line("stapler", 2)))
                        .products())
                .extracting(Product::name, product -> product.price().toPlainString(), Product::available)
                .containsExactly(tuple("pen", "1.20", 97), tuple("stapler", "9.90", 0));
        assertThat(available("pen")).isEqualTo(97);
    }

    @Test
    void reservesNothingIfOneLineIsOutOfStock() {
        assertThatExceptionOfType(ActionException.class)
                .isThrownBy(() -> actions.reserve(lines(new Line("pen", 3), new Line("stapler", 3))))
                .satisfies(e -> assertThat(e.errors())
                        .containsExactly(SoaError.of("OUT_OF_STOCK", "Only 2 of \"stapler\" left.", "lines.1.quantity")
                                .withVariables(Map.of("available", 2))
                                .withCallerError(true)));
        assertThat(available("pen")).isEqualTo(100);
    }

    @Test
    void countsAProductThatIsInSeveralLinesOnce() {
        assertThatExceptionOfType(ActionException.class)
                .isThrownBy(() -> actions.reserve(lines(new Line("stapler", 2), new Line("stapler", 1))))
                .withMessageContaining("lines.1.quantity");

        actions.reserve(lines(new Line("stapler", 1), new Line("stapler", 1)));
        assertThat(available("stapler")).isZero();
    }

    @Test
    void namesTheLineWhoseProductDoesNotExist() {
        assertThatExceptionOfType(ActionException.class)
                .isThrownBy(() -> actions.reserve(lines(new Line("pin", 1))))
                .satisfies(e -> assertThat(e.errors())
                        .extracting(SoaError::code, SoaError::field)
                        .containsExactly(tuple("UNKNOWN_PRODUCT", "lines.0.product")));
    }

    @Test
    void releasePutsProductsBack() {
        actions.reserve(lines(new Line("notebook", 4), new Line("pen", 1)));

        actions.release(lines(new Line("notebook", 3), new Line("pen", 1)));

        assertThat(available("notebook")).isEqualTo(39);
        assertThat(available("pen")).isEqualTo(100);
    }
}
