/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.client;

import java.util.Map;
import java.util.Objects;

/**
 * One action to call: its name and its body.
 *
 * @param action the action's name; never null
 * @param body a record, or a {@code Map<String, Object>}, which may hold records at any depth; null for an empty body. The
 *     body is not copied and must not change before the call is sent.
 * @since 0.1
 */
public record ActionCall(String action, Object body) {

    /**
     * Checks the body's type.
     *
     * @throws NullPointerException if the action is null
     * @throws IllegalArgumentException if the body is neither a record nor a map nor null
     */
    public ActionCall {
        Objects.requireNonNull(action, "action must not be null");
        if (body != null && !(body instanceof Map) && !(body instanceof Record)) {
            throw new IllegalArgumentException("the body of the action " + action
                    + " must be a record or a Map<String, Object>, not a "
                    + body.getClass().getName()
                    + ": write Map.of(\"name_of_the_field\", value), or a record with a component of that name");
        }
    }

    /**
     * Creates a call of an action with an empty body.
     *
     * @param action the action's name
     * @return the call
     */
    public static ActionCall of(String action) {
        return new ActionCall(action, null);
    }

    /**
     * Creates a call of an action.
     *
     * @param action the action's name
     * @param body a record, a {@code Map<String, Object>}, or null for an empty body
     * @return the call
     * @throws IllegalArgumentException if the body is of another type
     */
    public static ActionCall of(String action, Object body) {
        return new ActionCall(action, body);
    }
}
