/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.event;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.spi.BeanManager;
import org.jsoa.spi.PhaseListener;
import org.jsoa.spi.ServicePhase;

/**
 * Tells observers that a service ends, on threads that know nothing of the application.
 *
 * @since 0.1
 */
public final class EndOfService implements PhaseListener {

    private final ClassLoader loader = Thread.currentThread().getContextClassLoader();
    private final BeanManager beanManager;
    private final ServiceEvents events;

    /**
     * To be created on a thread of the application.
     *
     * @param beanManager gives a request to the observers
     * @param events reaches them
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
