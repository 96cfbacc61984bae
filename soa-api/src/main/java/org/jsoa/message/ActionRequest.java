/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.message;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;

/**
 * One action to run.
 *
 * @param action the action's name; never null
 * @param body the arguments; empty rather than null. A view, not a copy, because bodies can be large. The map must not
 *     change afterwards.
 * @since 0.1
 */
public record ActionRequest(String action, Map<String, Object> body) {

    /**
     * Rejects null where it is not allowed.
     *
     * @throws NullPointerException if the action is null
     */
    public ActionRequest {
        Objects.requireNonNull(action, "action must not be null");
        body = body == null ? Map.of() : Collections.unmodifiableMap(body);
    }

    /**
     * Creates a request without arguments.
     *
     * @param action the action's name
     * @return the request
     */
    public static ActionRequest of(String action) {
        return new ActionRequest(action, Map.of());
    }
}
