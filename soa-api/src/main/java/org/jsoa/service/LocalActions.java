/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.service;

import java.util.Map;
import org.jsoa.context.RequestContext;
import org.jsoa.message.ActionResponse;

/**
 * Calls other actions of the service that runs the job in hand, within the same request: PySOA's
 * {@code call_local_action}. Nothing goes through Redis, the thread and the CDI request stay the same, and neither job nor
 * action middleware runs. Switches, alternatives, constraints and the interceptors of the bean work as in any call. Inject it
 * wherever {@link RequestContext} can be injected.
 *
 * <p>An {@link ActionException} of the called action, or any other exception, passes as it is, so that it becomes the answer
 * of the calling action unless that catches it. The errors so blame who they blamed before; if the body was not the caller's,
 * and so it is not the caller's fault, throw {@link ActionException#serviceError} with them.
 *
 * @since 0.1
 */
public interface LocalActions {

    /**
     * Calls an action with the context of the job in hand.
     *
     * @param action the name of the action, one that a bean of this application offers
     * @param body the arguments; never null
     * @return the answer, always without errors
     * @throws ActionException if the action answers with errors; with the code {@code UNKNOWN}, not blaming the caller, if
     *     there is no such action
     * @throws JobException if the action fails the job
     * @throws java.lang.reflect.UndeclaredThrowableException if the action throws a checked exception, which is the cause
     * @throws IllegalStateException outside a job
     */
    default ActionResponse call(String action, Map<String, Object> body) {
        return call(action, body, Map.of());
    }

    /**
     * Calls an action with more in its context.
     *
     * @param action the name of the action, one that a bean of this application offers
     * @param body the arguments; never null
     * @param context keys and values that the called action finds in its {@link RequestContext}, in addition to those of the
     *     job in hand or in place of them; never null
     * @return the answer, always without errors
     * @throws ActionException if the action answers with errors; with the code {@code UNKNOWN}, not blaming the caller, if
     *     there is no such action
     * @throws JobException if the action fails the job
     * @throws java.lang.reflect.UndeclaredThrowableException if the action throws a checked exception, which is the cause
     * @throws IllegalArgumentException if correlation id or switches are given, and of a wrong type
     * @throws IllegalStateException outside a job
     */
    ActionResponse call(String action, Map<String, Object> body, Map<String, Object> context);
}
