/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.client;

import java.time.Duration;

/**
 * The rule for the timeouts of calls. A longer one would not fit the expiry of a message.
 *
 * @since 0.1
 */
public final class TimeoutRule {

    /** The longest timeout. */
    public static final Duration LONGEST = Duration.ofDays(365);

    private TimeoutRule() {}

    /**
     * Checks a timeout.
     *
     * @param timeout the timeout, or null for the default
     * @throws IllegalArgumentException if the timeout is not positive, or longer than {@link #LONGEST}
     */
    public static void require(Duration timeout) {
        if (timeout == null) {
            return;
        }
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("timeout must be positive, not " + timeout);
        }
        if (timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("timeout must be at most " + LONGEST.toDays() + " days, not " + timeout);
        }
    }
}
