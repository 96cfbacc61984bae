/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.time;

import java.time.Duration;
import java.util.Map;

/**
 * How long the jobs of one service and their actions may take.
 *
 * @param job the limit of each job, or null for none
 * @param actions the limits of actions by name; an action that is not there has none but its job's; never null
 * @since 0.1
 */
public record TimeLimits(Duration job, Map<String, Duration> actions) {

    /** No limit for jobs, nor for actions. */
    public static final TimeLimits NONE = new TimeLimits(null, Map.of());

    /** Copies. */
    public TimeLimits {
        actions = Map.copyOf(actions);
    }
}
