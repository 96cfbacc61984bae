/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.function.Supplier;

/**
 * Finds the request inside which a call is made.
 *
 * @since 0.1
 */
public final class Caller {

    private final BeanManager beanManager;
    private final Supplier<Origin> request;

    /**
     * Creates the finder.
     *
     * @param beanManager tells whether a request is active
     * @param request reads the current request; used only if one is active
     */
    public Caller(BeanManager beanManager, Supplier<Origin> request) {
        this.beanManager = beanManager;
        this.request = request;
    }

    /** Reads the current request, if one is active on this thread. */
    Origin origin() {
        try {
            beanManager.getContext(RequestScoped.class);
        } catch (ContextNotActiveException e) {
            return Origin.outside();
        }
        return request.get();
    }
}
