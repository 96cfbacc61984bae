/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.time;

import java.time.Duration;

/**
 * The pause before the next attempt after a failure. It doubles with each failure, up to a bound.
 *
 * @param pause the pause now
 * @param longest the longest pause
 * @since 0.1
 */
public record BackOff(Duration pause, Duration longest) {

    /**
     * Returns the back-off after one more failure.
     *
     * @return the back-off with the next pause
     */
    public BackOff next() {
        Duration doubled = pause.multipliedBy(2);
        return new BackOff(doubled.compareTo(longest) > 0 ? longest : doubled, longest);
    }
}
