/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.List;
import org.jsoa.client.BodyField;
import org.jsoa.client.SoaClient;
import org.jsoa.service.Action;

/** Products. */
// tag::resource[]
@Path("products")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ProductsResource {

    @Inject
    @SoaClient("stock")
    Stock stock;

    /**
     * Lists all products.
     *
     * @return the products
     */
    @GET
    public List<Product> list() {
        return stock.products();
    }

    /** The service {@code stock}, as far as this resource needs it. */
    public interface Stock {

        /**
         * Lists all products.
         *
         * @return the field {@code products} of the response
         */
        @Action("list_products")
        @BodyField("products")
        List<Product> products();
    }

    /**
     * A product.
     *
     * @param name the name
     * @param price the price of one
     * @param available how many are on the shelf
     */
    public record Product(String name, BigDecimal price, int available) {}
}
// end::resource[]
