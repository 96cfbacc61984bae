/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.resilience;

import java.time.Duration;

/**
 * What is done about calls of a service that fail.
 *
 * @param retries how often at most a call is tried again; 0 for never
 * @param retryDelay how long to wait before the first retry; each further one waits twice as long as the one before it
 * @param circuitFailures after how many failures in a row calls fail without being sent; 0 for never
 * @param circuitOpen how long they do so, before one is sent to see whether the service responds again
 * @param refuseLate whether a call fails without being sent that would wait in the queue for longer than it can
 * @since 0.1
 */
public record FailurePolicy(
        int retries, Duration retryDelay, int circuitFailures, Duration circuitOpen, boolean refuseLate) {

    /** Nothing is done, unless something other than a time is changed. */
    public static final FailurePolicy NONE =
            new FailurePolicy(0, Duration.ofMillis(50), 0, Duration.ofSeconds(10), false);

    boolean isNone() {
        return retries == 0 && circuitFailures == 0 && !refuseLate;
    }
}
