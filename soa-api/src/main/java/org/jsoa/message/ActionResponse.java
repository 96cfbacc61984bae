/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.message;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The response of one action: a body, or errors.
 *
 * @param action the action's name; never null
 * @param errors the errors; empty if the action succeeded, never null
 * @param body the result; empty rather than null. A view, not a copy.
 * @since 0.1
 */
public record ActionResponse(String action, List<SoaError> errors, Map<String, Object> body) implements Serializable {

    /**
     * Rejects null where it is not allowed.
     *
     * @throws NullPointerException if the action is null
     */
    public ActionResponse {
        Objects.requireNonNull(action, "action must not be null");
        errors = errors == null ? List.of() : List.copyOf(errors);
        body = body == null ? Map.of() : Collections.unmodifiableMap(body);
    }

    /**
     * Creates the response of an action that succeeded.
     *
     * @param action the action's name
     * @param body the result, or null for none
     * @return the response
     */
    public static ActionResponse of(String action, Map<String, Object> body) {
        return new ActionResponse(action, List.of(), body);
    }

    /**
     * Creates the response of an action that failed.
     *
     * @param action the action's name
     * @param errors why it failed
     * @return the response
     */
    public static ActionResponse failed(String action, List<SoaError> errors) {
        return new ActionResponse(action, errors, Map.of());
    }

    /**
     * Tells whether the action failed.
     *
     * @return whether there are errors
     */
    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** Replaces values that no message can hold by their text, because they may not be serializable. */
    private Object writeReplace() {
        return new ActionResponse(action, errors, SerializableValues.of(body));
    }
}
