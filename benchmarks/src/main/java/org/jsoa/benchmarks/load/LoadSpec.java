/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.load;

import java.io.Serializable;
import java.time.Duration;

/**
 * What load to make.
 *
 * @param callers how many callers there are, each with a thread of its own
 * @param bodyBytes the length of the body; it is ASCII
 * @param duration for how long
 * @param callsPerSecond how many calls all of them begin in a second, whether those before are answered or not; 0 for as many
 *     as can be: each begins the next when the last one is answered
 */
public record LoadSpec(int callers, int bodyBytes, Duration duration, int callsPerSecond) implements Serializable {

    /** Each caller begins its next call when the last one is answered. */
    public static LoadSpec closed(int callers, int bodyBytes, Duration duration) {
        return new LoadSpec(callers, bodyBytes, duration, 0);
    }

    /** Returns the same load for another time. */
    public LoadSpec during(Duration newDuration) {
        return new LoadSpec(callers, bodyBytes, newDuration, callsPerSecond);
    }
}
