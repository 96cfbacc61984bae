/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jsoa.cdi.context.CurrentContainer;
import org.jsoa.cdi.context.CurrentRequest;
import org.jsoa.cdi.context.RequestSnapshot;
import org.jsoa.message.JobContext;

/**
 * Sets the context of REST requests before any other filter runs, and returns the correlation id to the caller.
 *
 * @since 0.1
 */
@PreMatching
@Priority(EdgeFilter.FIRST)
@ConstrainedTo(RuntimeType.SERVER)
public final class EdgeFilter implements ContainerRequestFilter, ContainerResponseFilter {

    /** Before authentication: its log lines and calls belong to the request too. */
    static final int FIRST = 100;

    /** The id is kept in the request, since the response may be written on another thread. */
    private static final String PROPERTY = "org.jsoa.correlationId";

    /** For the server. */
    public EdgeFilter() {}

    // Not all servers inject beans into filters.
    @Override
    public void filter(ContainerRequestContext request) {
        EdgeContext edge = CurrentContainer.get().select(EdgeContext.class).get();
        try {
            JobContext context = edge.of(new Headers(request.getHeaders()::get));
            CurrentContainer.get().select(CurrentRequest.class).get().replace(RequestSnapshot.outside(context));
            request.setProperty(PROPERTY, context.correlationId());
        } catch (IllegalArgumentException e) {
            request.abortWith(Response.status(Response.Status.BAD_REQUEST)
                    .type(MediaType.TEXT_PLAIN_TYPE)
                    .entity(e.getMessage())
                    .build());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(PROPERTY) instanceof String id
                && !response.getHeaders().containsKey(EdgeContext.CORRELATION_ID)) {
            response.getHeaders().putSingle(EdgeContext.CORRELATION_ID, id);
        }
    }
}
