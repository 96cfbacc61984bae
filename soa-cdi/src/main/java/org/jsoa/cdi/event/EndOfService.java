/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.event;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.spi.BeanManager;
import org.jsoa.spi.PhaseListener;
import org.jsoa.spi.ServicePhase;

/**
 * Notifies observers of the end of a service, on threads without the context of the application.
 *
 * @since 0.1
 */
public final class EndOfService implements PhaseListener {

    private final ClassLoader loader = Thread.currentThread().getContextClassLoader();
    private final BeanManager beanManager;
    private final ServiceEvents events;

    /**
     * Creates the listener. The calling thread must be one of the application: its class loader is kept.
     *
     * @param beanManager starts a request for the observers
     * @param events notifies them
     */
    public EndOfService(BeanManager beanManager, ServiceEvents events) {
        this.beanManager = beanManager;
        this.events = events;
    }

    @Override
    public void onPhase(String service, ServicePhase phase) {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            RequestContextController request = beanManager
                    .createInstance()
                    .select(RequestContextController.class)
                    .get();
            boolean activated = request.activate();
            try {
                events.onPhase(service, phase);
            } finally {
                if (activated) {
                    request.deactivate();
                }
            }
        } finally {
            thread.setContextClassLoader(own);
        }
    }
}
