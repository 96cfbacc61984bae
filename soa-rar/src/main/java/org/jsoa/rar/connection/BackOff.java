/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.connection;

import java.time.Duration;

/**
 * How long to wait before the next attempt at something that fails: twice as long each time, up to a bound.
 *
 * @param pause how long to wait now
 * @param longest the bound
 */
public record BackOff(Duration pause, Duration longest) {

    /**
     * Returns how long to wait after one more failure.
     *
     * @return the next step
     */
    public BackOff next() {
        Duration doubled = pause.multipliedBy(2);
        return new BackOff(doubled.compareTo(longest) > 0 ? longest : doubled, longest);
    }
}
