/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.service;

import java.util.Map;
import org.jsoa.context.RequestContext;
import org.jsoa.message.ActionResponse;

/**
 * Calls other actions of the service that runs the current job, within the same request: PySOA's
 * {@code call_local_action}. Nothing goes through Redis, the thread and the CDI request stay the same, and neither job nor
 * action middleware runs. Switches, alternatives, constraints and the interceptors of the bean work as in any call. Inject it
 * wherever {@link RequestContext} can be injected.
 *
 * <p>An {@link ActionException} of the called action, or any other exception, is not wrapped. It becomes the response
 * of the calling action unless that action catches it. Its errors keep their {@code is_caller_error}. If the body does
 * not come from the caller, catch it and throw {@link ActionException#serviceError} with its errors.
 *
 * @since 0.1
 */
public interface LocalActions {

    /**
     * Calls an action with the context of the current job.
     *
     * @param action the name of the action, one that a bean of this application offers
     * @param body a record, a {@code Map<String, Object>}, or null for an empty body
     * @return the response, always without errors
     * @throws ActionException if the action responds with errors; with the code {@code UNKNOWN}, which is no error of the caller,
     *     if there is no such action
     * @throws JobException if the action fails the job
     * @throws java.lang.reflect.UndeclaredThrowableException if the action throws a checked exception, which is the cause
     * @throws IllegalArgumentException if the body is neither a record nor a map
     * @throws IllegalStateException outside a job
     */
    default ActionResponse call(String action, Object body) {
        return call(action, body, Map.of());
    }

    /**
     * Calls an action with more in its context.
     *
     * @param action the name of the action, one that a bean of this application offers
     * @param body a record, a {@code Map<String, Object>}, or null for an empty body
     * @param context keys and values that the called action finds in its {@link RequestContext}, in addition to those of the
     *     current job or in place of them; never null
     * @return the response, always without errors
     * @throws ActionException if the action responds with errors; with the code {@code UNKNOWN}, which is no error of the caller,
     *     if there is no such action
     * @throws JobException if the action fails the job
     * @throws java.lang.reflect.UndeclaredThrowableException if the action throws a checked exception, which is the cause
     * @throws IllegalArgumentException if the body is neither a record nor a map, or correlation id or switches are given and of a
     *     wrong type
     * @throws IllegalStateException outside a job
     */
    ActionResponse call(String action, Object body, Map<String, Object> context);
}
