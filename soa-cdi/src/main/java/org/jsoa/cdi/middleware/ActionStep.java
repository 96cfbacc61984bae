/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.middleware;

import org.jsoa.message.ActionResponse;
import org.jsoa.middleware.ActionInvocation;

/**
 * Runs an action of the job in hand, or goes around what runs it.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ActionStep {

    /**
     * Runs the action.
     *
     * @param invocation what is to be done
     * @return the answer
     * @throws Exception whatever the action or middleware throws, {@link org.jsoa.service.ActionException} above all
     */
    ActionResponse run(ActionInvocation invocation) throws Exception;
}
