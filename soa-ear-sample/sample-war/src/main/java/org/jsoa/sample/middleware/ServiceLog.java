/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.middleware;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jsoa.event.ServiceDraining;
import org.jsoa.event.ServiceStarted;
import org.jsoa.event.ServiceStopped;

/** Logs when a service starts and stops. */
@ApplicationScoped
public class ServiceLog {

    private static final Logger LOGGER = System.getLogger(ServiceLog.class.getName());

    void started(@Observes ServiceStarted event) {
        LOGGER.log(Level.INFO, "the service {0} takes jobs", event.service());
    }

    void draining(@Observes ServiceDraining event) {
        LOGGER.log(Level.INFO, "the service {0} takes no more jobs", event.service());
    }

    void stopped(@Observes ServiceStopped event) {
        LOGGER.log(Level.INFO, "the service {0} has stopped", event.service());
    }
}
