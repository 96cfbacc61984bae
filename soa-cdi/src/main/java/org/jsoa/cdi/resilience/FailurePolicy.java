/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.resilience;

import java.time.Duration;

/**
 * The policy for failed calls of a service.
 *
 * @param retries how often at most a call is tried again; 0 for never
 * @param retryDelay how long to wait before the first retry; each further one waits twice as long as the previous one
 * @param circuitFailures after how many failures in a row calls fail without being sent; 0 for never
 * @param circuitOpen how long calls fail without being sent, before one is sent to test whether the service responds
 *     again
 * @param refuseLate whether a call fails without being sent if its response could not come in time
 * @since 0.1
 */
public record FailurePolicy(
        int retries, Duration retryDelay, int circuitFailures, Duration circuitOpen, boolean refuseLate) {

    /** No retries, no circuit breaker, no refusal of late calls. The times have no effect then. */
    public static final FailurePolicy NONE =
            new FailurePolicy(0, Duration.ofMillis(50), 0, Duration.ofSeconds(10), false);

    boolean isNone() {
        return retries == 0 && circuitFailures == 0 && !refuseLate;
    }
}
