/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.action;

import java.util.Map;

/**
 * Runs one action.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ActionHandler {

    /**
     * Runs the action.
     *
     * @param body the request body; never null
     * @return the result; never null
     * @throws Throwable any exception of the action, and {@link org.jsoa.service.ActionException} for a body that does not
     *     fit
     */
    Map<String, Object> run(Map<String, Object> body) throws Throwable;
}
