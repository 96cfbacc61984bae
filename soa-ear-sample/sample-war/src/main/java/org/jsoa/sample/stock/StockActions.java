/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.stock;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jsoa.service.Action;
import org.jsoa.service.Service;

/** The actions of the service {@code stock}. */
// tag::service[]
@Service(value = "stock", description = "Knows what is on the shelf.")
public class StockActions {

    private final Shelf shelf;

    @Inject
    StockActions(Shelf shelf) {
        this.shelf = shelf;
    }

    /**
     * Lists all products.
     *
     * @return the products
     */
    @Action(value = "list_products", description = "Lists all products.")
    public Products list() {
        return new Products(shelf.products());
    }
    // end::service[]

    /**
     * Takes products off the shelf.
     *
     * @param body what to take
     * @return the products that were taken
     */
    // tag::reserve[]
    @Action(value = "reserve", description = "Takes the products of all lines off the shelf, or of none.")
    public Products reserve(@Valid Lines body) {
        return new Products(shelf.take(body.lines()));
    }
    // end::reserve[]

    /**
     * Puts reserved products back on the shelf.
     *
     * @param body what to put back
     */
    @Action(value = "release", description = "Puts reserved products back on the shelf.")
    public void release(@Valid Lines body) {
        shelf.putBack(body.lines());
    }

    /**
     * The request of {@code reserve} and {@code release}.
     *
     * @param lines one to ten lines
     */
    // tag::lines[]
    public record Lines(@NotEmpty @Size(max = 10) List<@NotNull @Valid Line> lines) {}
    // end::lines[]

    /**
     * The response of {@code list_products} and {@code reserve}.
     *
     * @param products the products
     */
    // tag::products[]
    public record Products(List<Product> products) {}
    // end::products[]
}
