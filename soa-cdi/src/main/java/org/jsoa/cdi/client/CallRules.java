/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.time.Duration;
import java.util.Map;

/**
 * What the settings say about calls.
 *
 * @param deadlineMargin what a job keeps of its time when it calls others
 * @param routes the services whose calls differ from those of the others, by their names
 * @since 0.1
 */
public record CallRules(Duration deadlineMargin, Map<String, Route> routes) {

    /** Copies. */
    public CallRules {
        routes = Map.copyOf(routes);
    }
}
