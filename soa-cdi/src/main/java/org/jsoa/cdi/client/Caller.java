/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.function.Supplier;
import org.jsoa.cdi.context.RequestSnapshot;

/**
 * Finds the request inside which a call is made.
 *
 * @since 0.1
 */
public final class Caller {

    private final BeanManager beanManager;
    private final Supplier<RequestSnapshot> request;

    /**
     * Creates the finder.
     *
     * @param beanManager tells whether a request is active
     * @param request reads the current request; used only if one is active
     */
    public Caller(BeanManager beanManager, Supplier<RequestSnapshot> request) {
        this.beanManager = beanManager;
        this.request = request;
    }

    /** Reads the current request. Where none is active on this thread, all jobs of the call have one new correlation id. */
    RequestSnapshot request() {
        try {
            beanManager.getContext(RequestScoped.class);
        } catch (ContextNotActiveException e) {
            return RequestSnapshot.fresh();
        }
        return request.get();
    }
}
