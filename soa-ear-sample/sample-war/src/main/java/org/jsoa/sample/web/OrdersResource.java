/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.jsoa.client.CallOptions;
import org.jsoa.client.SoaClient;

/** Orders. */
@Path("orders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class OrdersResource {

    private static final CallOptions DISCOUNT = CallOptions.DEFAULT.withSwitches(Set.of(5L));

    @Inject
    @SoaClient("orders")
    Orders orders;

    /**
     * Places an order.
     *
     * @param request what to order
     * @return the order
     */
    @POST
    public Orders.Order place(@NotNull Orders.OrderRequest request) {
        return orders.place(request);
    }

    /**
     * Says what an order would cost.
     *
     * @param request what would be ordered
     * @param discount whether to turn on the switch of the discount
     * @return the price
     */
    // tag::quote[]
    @POST
    @Path("quote")
    public Orders.Quote quote(@NotNull Orders.OrderRequest request, @QueryParam("discount") boolean discount) {
        return orders.quote(request, discount ? DISCOUNT : CallOptions.DEFAULT);
    }
    // end::quote[]

    /**
     * Finds an order.
     *
     * @param number its number
     * @return the order
     */
    @GET
    @Path("{number: \\d+}")
    public Orders.Order find(@PathParam("number") long number) {
        return orders.find(number);
    }

    /**
     * Cancels an order.
     *
     * @param number its number
     * @return the order
     */
    @DELETE
    @Path("{number: \\d+}")
    public Orders.Order cancel(@PathParam("number") long number) {
        return orders.cancel(number);
    }
}
