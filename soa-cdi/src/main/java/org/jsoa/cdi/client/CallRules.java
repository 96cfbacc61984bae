/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.time.Duration;
import java.util.Map;
import org.jsoa.cdi.resilience.FailurePolicies;
import org.jsoa.cdi.transport.Route;

/**
 * What the settings say about calls.
 *
 * @param deadlineMargin what a job keeps of its time when it calls others
 * @param routes the services whose calls differ from those of the others, by their names
 * @param policies what is done about calls that fail
 * @since 0.1
 */
public record CallRules(Duration deadlineMargin, Map<String, Route> routes, FailurePolicies policies) {

    /** Copies. */
    public CallRules {
        routes = Map.copyOf(routes);
    }
}
