/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import org.jsoa.cdi.context.CurrentRequest;
import org.jsoa.cdi.deployment.Deployed;
import org.jsoa.cdi.dispatch.LocalActionCaller;
import org.jsoa.cdi.log.LogIds;
import org.jsoa.service.LocalActions;

/**
 * Makes what actions call each other with.
 *
 * @since 0.1
 */
@Dependent
public class LocalActionsProducer {

    /** For the container. */
    public LocalActionsProducer() {}

    /**
     * Makes the caller of the application's own actions.
     *
     * @param deployed has what converts bodies
     * @param handlers run the actions
     * @param current the context of the job in hand
     * @param ids marks the records that are written during actions
     * @return calls actions in process
     */
    @Produces
    @ApplicationScoped
    public LocalActions localActions(Deployed deployed, ActionHandlers handlers, CurrentRequest current, LogIds ids) {
        return new LocalActionCaller(handlers::byService, deployed.mapper(), current, ids);
    }
}
