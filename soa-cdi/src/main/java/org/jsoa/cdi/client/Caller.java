/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;
import org.jsoa.service.RequestContext;

/** Finds the request inside which a call is made. */
final class Caller {

    private final BeanManager beanManager;
    private final RequestContext request;

    /** Takes the client proxy of the request's context. */
    Caller(BeanManager beanManager, RequestContext request) {
        this.beanManager = beanManager;
        this.request = request;
    }

    /** Returns the request in hand; empty on a thread where no CDI request is active. */
    Optional<RequestContext> request() {
        try {
            beanManager.getContext(RequestScoped.class);
            return Optional.of(request);
        } catch (ContextNotActiveException e) {
            return Optional.empty();
        }
    }
}
