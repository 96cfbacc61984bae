/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.stock;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoa.message.SoaError;
import org.jsoa.service.ActionException;

/** The products, in memory. */
@ApplicationScoped
public class Shelf {

    private final Map<String, Product> products = new LinkedHashMap<>();

    /** Creates a shelf with some products. */
    public Shelf() {
        put(new Product("pen", new BigDecimal("1.20"), 100));
        put(new Product("notebook", new BigDecimal("3.50"), 40));
        put(new Product("stapler", new BigDecimal("9.90"), 2));
    }

    private void put(Product product) {
        products.put(product.name(), product);
    }

    /**
     * Returns all products.
     *
     * @return the products, in the order of the shelf
     */
    public synchronized List<Product> products() {
        return List.copyOf(products.values());
    }

    /**
     * Takes the products of all lines off the shelf, or of none.
     *
     * @param lines what to take
     * @return the products that were taken, as they are on the shelf now
     * @throws ActionException if a product does not exist, or too few of it are left
     */
    public synchronized List<Product> take(List<Line> lines) {
        Map<String, Product> taken = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            // A product may be in several lines.
            Product product = taken.getOrDefault(line.product(), find(line, i));
            if (product.available() < line.quantity()) {
                throw outOfStock(product, i);
            }
            taken.put(product.name(), product.plus(-line.quantity()));
        }
        products.putAll(taken);
        return List.copyOf(taken.values());
    }

    /**
     * Puts products back on the shelf.
     *
     * @param lines what to put back
     * @throws ActionException if a product does not exist
     */
    public synchronized void putBack(List<Line> lines) {
        for (int i = 0; i < lines.size(); i++) {
            put(find(lines.get(i), i).plus(lines.get(i).quantity()));
        }
    }

    private Product find(Line line, int index) {
        Product product = products.get(line.product());
        if (product == null) {
            throw new ActionException(
                    "UNKNOWN_PRODUCT",
                    "There is no product \"" + line.product() + "\".",
                    "lines." + index + ".product");
        }
        return product;
    }

    // tag::error[]
    private static ActionException outOfStock(Product product, int index) {
        String message = "Only " + product.available() + " of \"" + product.name() + "\" left.";
        return new ActionException(List.of(SoaError.of("OUT_OF_STOCK", message, "lines." + index + ".quantity")
                .withVariables(Map.of("available", product.available()))));
    }
    // end::error[]
}
