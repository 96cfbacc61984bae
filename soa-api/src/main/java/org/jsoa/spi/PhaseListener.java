/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.spi;

/**
 * Learns what becomes of the services of an application.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface PhaseListener {

    /**
     * A service enters a phase.
     *
     * @param service the name of the service
     * @param phase the phase
     */
    void onPhase(String service, ServicePhase phase);
}
