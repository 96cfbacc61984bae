/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import org.jsoa.service.RequestContext;

/**
 * Finds the request inside which a call is made.
 *
 * @since 0.1
 */
public final class Caller {

    private final BeanManager beanManager;
    private final RequestContext request;

    /**
     * Creates the finder.
     *
     * @param beanManager tells whether a request is active
     * @param request the context of the request in hand: a client proxy
     */
    public Caller(BeanManager beanManager, RequestContext request) {
        this.beanManager = beanManager;
        this.request = request;
    }

    /** Reads the request in hand, if this is a thread where one is active. */
    Origin origin() {
        try {
            beanManager.getContext(RequestScoped.class);
        } catch (ContextNotActiveException e) {
            return Origin.outside();
        }
        return new Origin(
                request.context().values(),
                request.service().orElse(null),
                request.deadline().orElse(null));
    }
}
