/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.context;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import org.jsoa.context.ContextPropagation;

/**
 * Takes the context of requests from thread to thread. The request scope of CDI is what ties it to a thread, so that there is
 * one place to look for it, and nothing is left on a pooled thread.
 *
 * @since 0.1
 */
@ApplicationScoped
public class RequestPropagation implements ContextPropagation {

    private final BeanManager beanManager;
    private final CurrentRequest current;

    /** For the client proxy only. */
    protected RequestPropagation() {
        this(null, null);
    }

    /**
     * Creates what takes contexts along.
     *
     * @param beanManager tells whether a request is active
     * @param current the context of the request in hand
     */
    @Inject
    public RequestPropagation(BeanManager beanManager, CurrentRequest current) {
        this.beanManager = beanManager;
        this.current = current;
    }

    @Override
    public CapturedRequest capture() {
        return carried(isRequestActive() ? current.values() : null);
    }

    /**
     * Leaves the context of this thread where it is.
     *
     * @return a context that is new each time it is used
     */
    public CapturedRequest none() {
        return carried(null);
    }

    private boolean isRequestActive() {
        try {
            beanManager.getContext(RequestScoped.class);
            return true;
        } catch (ContextNotActiveException e) {
            return false;
        }
    }

    private CapturedRequest carried(RequestSnapshot values) {
        return new CapturedRequest(
                values, current, beanManager.createInstance().select(RequestContextController.class));
    }
}
