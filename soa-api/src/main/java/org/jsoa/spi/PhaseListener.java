/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.spi;

/**
 * Receives the phases of the services of an application.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface PhaseListener {

    /**
     * Receives a phase that a service has entered.
     *
     * @param service the name of the service
     * @param phase the phase
     */
    void onPhase(String service, ServicePhase phase);
}
