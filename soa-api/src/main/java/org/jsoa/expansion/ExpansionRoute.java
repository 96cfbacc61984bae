/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.expansion;

import java.util.Objects;

/**
 * The action that returns objects by their ids: one of PySOA's {@code type_routes}. The action takes a list of ids as
 * one field of its body, and responds with a map from id to object as one field of its own.
 *
 * @param service the service to call; never null
 * @param action the action of that service; never null
 * @param requestField the field of the request that takes the ids; never null
 * @param responseField the field of the response that has the objects by id; never null
 * @since 0.1
 */
public record ExpansionRoute(String service, String action, String requestField, String responseField) {

    /** Rejects null where it is not allowed. */
    public ExpansionRoute {
        Objects.requireNonNull(service, "service must not be null");
        Objects.requireNonNull(action, "action must not be null");
        Objects.requireNonNull(requestField, "requestField must not be null");
        Objects.requireNonNull(responseField, "responseField must not be null");
    }
}
