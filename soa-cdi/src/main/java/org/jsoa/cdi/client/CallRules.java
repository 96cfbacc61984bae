/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.time.Duration;
import java.util.Map;
import org.jsoa.cdi.resilience.FailurePolicies;
import org.jsoa.cdi.transport.Route;

/**
 * The settings of calls.
 *
 * @param deadlineMargin the time that a job keeps for itself after the calls that it makes
 * @param routes the routes of services with settings of their own, by their names
 * @param policies the policies for failed calls
 * @since 0.1
 */
public record CallRules(Duration deadlineMargin, Map<String, Route> routes, FailurePolicies policies) {

    /** Copies. */
    public CallRules {
        routes = Map.copyOf(routes);
    }
}
