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
 * Carries the context of requests from thread to thread. The context is bound to the request scope of CDI. Therefore it
 * does not stay on pooled threads.
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
     * Creates the propagation.
     *
     * @param beanManager tells whether a request is active
     * @param current the context of the current request
     */
    @Inject
    public RequestPropagation(BeanManager beanManager, CurrentRequest current) {
        this.beanManager = beanManager;
        this.current = current;
    }

    @Override
    public CapturedRequest capture() {
        return captured(isRequestActive() ? current.values() : null);
    }

    /**
     * Returns a context without the values of this thread.
     *
     * @return a context that is new at each use
     */
    public CapturedRequest none() {
        return captured(null);
    }

    private boolean isRequestActive() {
        try {
            beanManager.getContext(RequestScoped.class);
            return true;
        } catch (ContextNotActiveException e) {
            return false;
        }
    }

    private CapturedRequest captured(RequestSnapshot values) {
        return new CapturedRequest(
                values, current, beanManager.createInstance().select(RequestContextController.class));
    }
}
