/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.middleware;

import org.jsoa.message.ActionResponse;
import org.jsoa.middleware.ActionInvocation;

/**
 * Runs an action of the current job, or surrounds another step that does.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ActionStep {

    /**
     * Runs the action.
     *
     * @param invocation the action and its body
     * @return the response
     * @throws Exception any exception of the action or of middleware, mostly {@link org.jsoa.service.ActionException}
     */
    ActionResponse run(ActionInvocation invocation) throws Exception;
}
